/**
 * Sample ballots, each showing one property of the methods. The first is a textbook example, the others are made up.
 */
export const samples = [
  {
    label: 'Three methods, three winners',
    text: `#/Candidates: Memphis ; Nashville ; Chattanooga ; Knoxville
# Where should the capital be? Everybody prefers the nearest town.
Memphis > Nashville > Chattanooga > Knoxville * 42
Nashville > Chattanooga > Knoxville > Memphis * 26
Chattanooga > Knoxville > Nashville > Memphis * 15
Knoxville > Chattanooga > Nashville > Memphis * 17
`,
  },
  {
    label: 'A circle',
    text: `#/Candidates: Ana ; Bo ; Cy
# Ana beats Bo, Bo beats Cy, Cy beats Ana.
Ana > Bo > Cy * 4
Bo > Cy > Ana * 3
Cy > Ana > Bo * 2
`,
  },
  {
    label: 'Two seats and a minority',
    text: `#/Candidates: Ana ; Bo ; Cy ; Di
#/Number of Seats: 2
# Six in ten like Ana and Bo, four in ten like Cy and Di.
Ana > Bo > Cy * 33
Bo > Ana > Cy * 27
Cy > Di > Ana * 24
Di > Cy > Bo * 16
`,
  },
] as const;
