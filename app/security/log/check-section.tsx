import { Link } from '@/components/link';
import { Section } from '@/components/section';

/** Instructions to verify a checkpoint without trusting the operator or this page. */
export function CheckSection() {
  return (
    <Section title="How to check">
      <ol className="steps">
        <li>
          Keep checkpoints where nobody who runs this site can change them: the mails of decisions
          you got, the feed in your reader, or{' '}
          <Link href="/security/log/checkpoints.txt">the whole list</Link> in a file.
        </li>
        <li>
          Later, hand what you kept to whoever has the database: the operator, or anybody with a
          copy of it.
          <pre className="kept-text">npm run verify -- audit --against your-file.txt</pre>
          It follows the log from its first row, rebuilds motions, votes and roles from it alone,
          and names the first row that is other than what you kept.
        </li>
        <li>
          Without the database you can see whether the list here still holds what you kept: a
          checkpoint that was published is never changed or removed.
        </li>
      </ol>
      <p>
        The text is a signed note as <Link href="https://c2sp.org/signed-note">C2SP</Link> describes
        it: the name of the log, the number of a row, its hash, and the moment, with an Ed25519
        signature. A chain of rows, and no Merkle tree: it proves that what came before was not
        changed to whoever has all rows.
      </p>
    </Section>
  );
}
