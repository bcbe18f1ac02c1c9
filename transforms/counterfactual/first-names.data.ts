/**
 * English first names in pairs, written down for this project: names that were frequent in births in the
 * United States (a fact that the Social Security Administration publishes, public domain), of one sex nearly
 * always, and no everyday words even with a capital. Names of like age, origin or sound were put together.
 */
export const namePairs = `
  James/Mary John/Patricia Robert/Jennifer Michael/Linda William/Elizabeth David/Barbara Richard/Susan
  Joseph/Jessica Thomas/Sarah Charles/Karen Christopher/Nancy Daniel/Lisa Matthew/Betty Anthony/Margaret
  Donald/Sandra Steven/Ashley Paul/Kimberly Andrew/Emily Joshua/Donna Kenneth/Michelle Kevin/Carol
  Brian/Amanda George/Dorothy Edward/Melissa Ronald/Deborah Timothy/Stephanie Jason/Rebecca Jeffrey/Laura
  Gary/Sharon Jacob/Cynthia Nicholas/Kathleen Eric/Amy Jonathan/Angela Stephen/Shirley Larry/Anna
  Justin/Brenda Scott/Pamela Brandon/Nicole Benjamin/Samantha Samuel/Katherine Gregory/Christine
  Franklin/Emma Raymond/Helen Alexander/Alexandra Patrick/Debra Dennis/Rachel Jerome/Carolyn Trevor/Janet
  Aaron/Catherine Jose/Maria Nathan/Heather Henry/Diane Douglas/Olivia Peter/Julie Adam/Josephine
  Zachary/Victoria Walter/Ruth Kyle/Tracey Harold/Virginia Carl/Lauren Jeremy/Christina Gerald/Joan
  Keith/Evelyn Roger/Judith Arthur/Megan Terrence/Andrea Lawrence/Cheryl Sean/Hannah Marcus/Jacqueline
  Ethan/Martha Joe/Teresa Albert/Glenda Jesse/Sara Wesley/Janice Bryan/Ann Bruce/Kathryn
  Noah/Abigail Ralph/Jeanne Leroy/Alice Bryce/Judy Dylan/Sophia Eugene/Denise Louis/Marilyn Wayne/Danielle
  Alan/Beverly Juan/Theresa Rodney/Isabella Philip/Diana Harry/Natalie Vincent/Brittany Johnny/Marie
  Bobby/Kayla Dominic/Alexis Howard/Lori Liam/Charlotte Oliver/Ava Lucas/Mia Luke/Amelia Elijah/Clara
  Edgar/Evangeline Isaac/Ella Owen/Chloe Caleb/Zoe Gabriel/Gabriella Julian/Juliana Leonard/Eleanor
  Frederick/Frederica Theodore/Theodora Oscar/Beatrice Felix/Penelope Leo/Leah Simon/Simone
  Martin/Martina Carlos/Carla Luis/Luisa Antonio/Antonia Miguel/Camila Diego/Valeria Pedro/Lucia
  Fernando/Fernanda Mario/Mariana Angelo/Angelina Tom/Jane Jim/Judi Bob/Betsy Mike/Molly Dave/Debbie
  Steve/Sue Dan/Peggy Ben/Kate Tim/Tina Greg/Becky Tony/Wendy Andy/Mandy Jeff/Jenny
`
