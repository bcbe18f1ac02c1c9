/** Given names that sentences and headings begin with as ordinary words. */
export const ordinaryNames: ReadonlySet<string> = new Set(
  (
    'amber angel april art august autumn basil bill bliss brook brown chance charity chase cherry chip christian ' +
    'chuck clay cliff coral crystal daisy dale dawn dean destiny dolly drew earl ernest eve faith fern fortune frank gay ' +
    'gene gill ginger glory grace grant guy hall happy harmony heath heather herb holly honey honor hope hunter iris ' +
    'ivy jade jasmine joy june justice king lance laurel lily lord love mark mason may melody mercy merry miles misty ' +
    'noble norm olive patience pearl peg penny piper pleasant poppy pope price prince prudence queen ray read red rich ' +
    'river rob robin rock rod roman rose royal ruby rusty sage sandy see skip sky star stone storm sue summer sunny ' +
    'temple trinity victor victory violet wade will win winter wood young'
  ).split(' '),
)
