/**
 * Addresses of the sites that Rollcall takes the place of, longest first, and where the same thing is
 * here. `*` stands for the rest of the address without `.html`; an empty target leaves it as it is.
 */
export const upstreamAddresses: readonly (readonly [from: string, to: string])[] = [
  ['https://governance.openstack.org/tc/resolutions/superseded/', '/resolutions/*'],
  ['https://governance.openstack.org/tc/resolutions/', '/resolutions/*'],
  ['https://governance.openstack.org/tc/reference/projects/', '/teams/*'],
  ['https://governance.openstack.org/tc/reference/', '/governance/reference/*'],
  ['https://governance.openstack.org/tc/goals/', '/goals'],
  ['https://governance.openstack.org/tc/', '/governance'],
  ['https://governance.openstack.org/resolutions/', '/resolutions/*'],
  ['https://governance.openstack.org/reference/projects/', '/teams/*'],
  ['https://governance.openstack.org/reference/', '/governance/reference/*'],
  ['https://governance.openstack.org/sigs/', '/teams#sigs'],
  ['https://governance.openstack.org/election/', '/elections'],
  ['https://releases.openstack.org/constraints/', ''],
  ['https://releases.openstack.org/reference/', ''],
  ['https://releases.openstack.org/_static/', ''],
  ['https://releases.openstack.org/teams/', '/teams/*'],
  ['https://releases.openstack.org/', '/releases/*'],
];
