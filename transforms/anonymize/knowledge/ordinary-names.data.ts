/** Given names that sentences and headings begin with as ordinary words. */
export const ordinaryNames: ReadonlySet<string> = new Set(
  (
    'amber angel april art august autumn basil bill bliss brook brown chance charity chase cherry chip christian ' +
    'chuck clay cliff coral crystal daisy dale dawn dean destiny dolly drew earl ernest eve faith fern fortune frank gay ' +
    'gene gill ginger glory grace grant guy hall happy harmony hazel heath heather herb holly honey honor hope hunter iris ' +
    'ivy jade jasmine jasper joy juniper june justice king lance laurel lily lord love mark mason may melody mercy merry miles misty ' +
    'noble norm olive opal patience pearl peg penny piper pleasant poppy pope price prince prudence queen ray read red rich ' +
    'river rob robin rock rod roman rose rosemary royal ruby rusty saffron sage sandy see skip sky star stone storm sue summer sunny ' +
    'temple trinity victor victory violet wade will win winter wood young'
  ).split(' '),
)

/** Given names that are places as well, which texts speak of far more often than of anybody of that name. */
export const placesAlike: ReadonlySet<string> = new Set(
  (
    'adelaide alexandria asia aspen austin bethany bethlehem boston bristol brooklyn camden carolina catalina chad charlotte ' +
    'chelsea cheyenne china cleveland dakota dallas denver devon diego eden florence georgia geneva hamilton havana houston ' +
    'india indiana ireland israel italia jackson jersey jordan kent kenya kingston lansing lincoln logan london lorraine ' +
    'lourdes lynn madison malta memphis mercedes milan monroe montana odessa orlando paris petra phoenix preston raleigh ' +
    'roma salem savannah sierra siena sydney trinidad troy tulsa tyrone valencia venice verona vienna virginia vienna york'
  ).split(' '),
)
