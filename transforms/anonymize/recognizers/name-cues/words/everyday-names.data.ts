/** Short forms and other given names that are ordinary words as well: in small letters names only where somebody is spoken to or of. */
export const everydayNames: ReadonlySet<string> = new Set(
  (
    'abby addie al alf amber andy angel ann annie anya archie art artie barb barry bart bea becks becky ben benny bernie ' +
    'bert bertie beth betsy bette betty bev bill billie billy bo bob bobbie bobby brad bree brook carol cass cat cath ' +
    'chad charlie chip chris chuck cindy clay cliff clive cole connie coral craig curt daisy dale dan danny dave davey ' +
    'dawn deb debbie dee del denny des dex dick dickie dirk dolly dom don donny dot doug drew dusty dylan earl ed eddie ' +
    'ella ellie elsie emmy eve fanny fern fi flo florence frank frankie fred freddie gabe gabby gary gav gaz gene ' +
    'geoff george gerry gill ginger ginny grant greg guy gus hal hank harry hattie hazel heath heather herb holly ' +
    'hugh hugo iris ivy jack jackie jade jake jan jane jas jasmine jay jaz jean jeff jen jenny jerry jess jesse jill ' +
    'jim jimmy jo joan jock joe joey john johnny jon josh joy jude judy julie june kat kate kath kathy katie kay kel ' +
    'ken kenny kev kim kirk kit kitty lance laurel lee len lenny leo les lex lexi liam lil lily linda liv liz lizzie ' +
    'lottie lou louie luke mac mae maggie mal mandy marge mark marsha martin marty mary matt max may meg mel merry mia ' +
    'mick mickey mike mikey millie milo mimi miranda mo molly monty morgan myrtle nan nance nat ned nell nelly nick ' +
    'nicky nora norm olive ollie oscar otto pam pat patsy patty paul pearl peg peggy penny percy perry pete peter phil ' +
    'pip piper polly poppy rae ralph ray reg rex rhys rich rick ricky ritchie rob robbie robin rod roger ron ronnie ' +
    'rosa rose rosie roy ruby russ rusty ruth sal sally sam sammy sandy sara sasha scott sean shaz shell sid sky sonny ' +
    'sophie stan stella steph steve stevie stu sue susie suzie sven tad tam tara taz ted teddy tel terry tess tilly tim ' +
    'timmy tina tobin toby tom tommy toni tony tracy trish troy tyler val vera vic vicky vin vince viola violet viv ' +
    'wally wayne wendy wes will willow willy winnie woody zac zoe'
  ).split(' '),
)
