/**
 * Names of countries and of the states and provinces that end postal addresses. Facts (ISO 3166), written
 * for this project. Names are lower-case, several words joined by spaces; one name per `|`.
 */
export const countries = `afghanistan|albania|algeria|andorra|angola|antigua and barbuda|argentina|armenia|
australia|austria|azerbaijan|bahamas|bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|
bosnia and herzegovina|botswana|brazil|brunei|bulgaria|burkina faso|burundi|cambodia|cameroon|canada|cape verde|
central african republic|chad|chile|china|colombia|comoros|congo|costa rica|croatia|cuba|cyprus|czech republic|
czechia|denmark|djibouti|dominica|dominican republic|ecuador|egypt|el salvador|equatorial guinea|eritrea|estonia|
eswatini|ethiopia|fiji|finland|france|gabon|gambia|georgia|germany|ghana|gibraltar|greece|greenland|grenada|
guatemala|guinea|guinea-bissau|guyana|haiti|honduras|hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|
israel|italy|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|kiribati|kosovo|kuwait|kyrgyzstan|laos|latvia|
lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|macau|madagascar|malawi|malaysia|maldives|mali|
malta|mauritania|mauritius|mexico|moldova|monaco|mongolia|montenegro|morocco|mozambique|myanmar|namibia|nauru|
nepal|netherlands|the netherlands|new zealand|nicaragua|niger|nigeria|north korea|north macedonia|norway|oman|
pakistan|palau|panama|papua new guinea|paraguay|peru|philippines|poland|portugal|qatar|romania|russia|
russian federation|rwanda|samoa|san marino|saudi arabia|senegal|serbia|seychelles|sierra leone|singapore|slovakia|
slovenia|solomon islands|somalia|south africa|south korea|south sudan|spain|sri lanka|sudan|suriname|sweden|
switzerland|syria|taiwan|tajikistan|tanzania|thailand|timor-leste|togo|tonga|trinidad and tobago|tunisia|turkey|
türkiye|turkmenistan|tuvalu|uganda|ukraine|united arab emirates|uae|united kingdom|uk|u.k|great britain|england|
scotland|wales|northern ireland|united states|united states of america|usa|u.s.a|us|uruguay|uzbekistan|vanuatu|
venezuela|vietnam|viet nam|yemen|zambia|zimbabwe|puerto rico|faroe islands|deutschland|österreich|schweiz|suisse|
svizzera|belgique|belgië|españa|italia|brasil|nederland|danmark|norge|sverige|suomi|ísland|polska|
česká republika|česko|slovensko|magyarország|slovenija|hrvatska|srbija|românia|россия|украина|ελλάδα|κύπρος|eesti|
latvija|lietuva|méxico|perú|greenlander`

export const regions = `alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|
hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|
mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|
north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|
vermont|virginia|washington|west virginia|wisconsin|wyoming|district of columbia|alberta|british columbia|
manitoba|new brunswick|newfoundland and labrador|nova scotia|ontario|prince edward island|quebec|québec|
saskatchewan|yukon|nunavut|new south wales|queensland|south australia|tasmania|victoria|western australia|
northern territory|bayern|baden-württemberg|hessen|sachsen|thüringen|niedersachsen|nordrhein-westfalen|
rheinland-pfalz|saarland|schleswig-holstein|brandenburg|mecklenburg-vorpommern|sachsen-anhalt|upper austria|
lower austria|styria|tyrol|carinthia|vorarlberg|burgenland|salzburg`

/** USPS codes of states and territories, and of Canadian provinces and Australian states. */
export const regionCodes = `AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV
NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP AA AE AP
AB BC MB NB NL NS NT NU ON PE QC SK YT NSW VIC QLD TAS ACT`

/** Small words inside the names of streets and towns. */
export const particles = `de del della delle dei degli di da do dos das du des la le les el los las al y e et en
der den dem und an am im of the upon on under over nad na pod pri u v bei auf zum zur ob sur sous aux van von
ter ten het op aan`
