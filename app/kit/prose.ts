/** Sample of all markup that the renderers may produce. */
export const PROSE = `
<p>A resolution is the committee’s <em>considered</em> word, <strong>voted on in the open</strong>. It names the
house rules<sup><a href="#kit-note">1</a></sup> it rests on and links to <a href="https://example.org">the discussion</a>.</p>
<h2>What changes <a class="anchor" href="#content" aria-label="Link to this section">#</a></h2>
<p>From the next cycle on, a team may be led by several people. The file keeps <code>leadership_type: distributed</code>.</p>
<ul><li>A release liaison is named.</li><li>A security liaison is named:<ul><li>who answers within a week.</li></ul></li></ul>
<div class="admonition note"><p class="admonition-title">Note</p><p>Nothing changes for teams that elect a lead.</p></div>
<div class="admonition warning"><p class="admonition-title">Warning</p><p>A team without liaisons counts as leaderless.</p></div>
<blockquote><p>We would rather have three people who answer than one who is thanked.</p></blockquote>
<dl><dt>Quorum</dt><dd>A majority of the seats, filled or not.</dd><dt>Lazy consensus</dt><dd>Seven days without an objection.</dd></dl>
<pre><code>releases:
  - version: 33.0.0
    projects:
      - repo: openstack/nova</code></pre>
<div class="table-scroll" role="region" tabindex="0" aria-label="Table"><table>
<thead><tr><th>Seat</th><th>Held by</th><th>Until</th></tr></thead>
<tbody><tr><td>1</td><td>Maren Oyelaran</td><td>February 2027</td></tr><tr><td>2</td><td>Tomás Březa</td><td>August 2027</td></tr></tbody>
</table></div>
<div class="line-block"><div class="line">Said once,</div><div class="line">said twice,</div><div class="line">written down.</div></div>
<section class="footnotes"><ol><li id="kit-note">The charter, section four.</li></ol></section>
`;
