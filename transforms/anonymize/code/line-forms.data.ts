/** How a line of a program begins, in the languages that are met most: C and its family, Go, Java, JavaScript, Kotlin, Perl, PHP, Python, R, Ruby, Rust, Scala, shell, SQL, Swift, TypeScript. */
export const statementForms: readonly string[] = [
  // Definitions
  '(?:async )?def \\w+[?!]?(?: ?[(:\\[]|$)',
  '(?:(?:public|private|protected|internal|abstract|final|static|export|default|sealed|open|data|partial) )*(?:class|interface|enum|trait|record|object) [A-Za-z]\\w*(?: ?[({:<]| extends [A-Z]| implements [A-Z]|;?$)',
  '(?:export |default |declare |public |private |protected |internal |static |final |abstract |override |virtual |async |inline |extern |unsigned |const |readonly |pub(?:\\(\\w+\\))? |unsafe |suspend |open |data |sealed |partial |synchronized |volatile )+[^.!?]*[;{}()]$',
  '(?:const|let|var|val)(?: mut)? [\\w{[$(][^=]*=',
  '(?:function\\*?|fn|func|fun|sub|proc)\\b ?\\*? ?[\\w$.:]*(?: ?[(<{]|\\()',
  'func \\(',
  '(?:struct|enum|union|interface|trait|impl|object|record|type|template|typedef|namespace|module|package|protocol|extension)\\b ?[\\w<].*[;{=(>]$',
  '(?:struct|enum|union|interface|trait|namespace|package|module|using|use|mod) [\\w.:\\\\*{}]+;?$',
  'type [A-Z]\\w* (?:\\w+\\.)?\\w+$',
  // Preprocessors, interpreters and macros
  '#(?:include|define|undef|if|ifdef|ifndef|elif|endif|else|pragma|import|error|region|endregion)\\b',
  '#!/',
  '#\\[\\w',
  '<\\?(?:php|xml|=)',
  // Flow
  '(?:\\} ?)?(?:else )?(?:if|elseif|unless) ?\\(',
  '(?:for|while|switch|catch|foreach|until|using|lock|match|synchronized)(?: await)? ?\\(',
  '(?:if|elif|while|for|with|except|match|case|async for|async with) .*["\'\\w)\\]}]:(?: *#.*)?$',
  '(?:if|for|switch|select|match|while|loop|unsafe|guard|go|defer)\\b.*\\{$',
  '(?:if|elif|while|until|for) .*(?:; ?(?:then|do)|\\bthen|\\bdo)$',
  '\\}? ?(?:else|try|finally|do|loop|begin|ensure|rescue)(?: if .*)? ?[:{]$',
  '(?:else|try|finally|pass|break|continue|return|end|endif|fi|done|esac|begin|then|rescue|ensure|endfunction|endif|wend|next|loop);?$',
  'case .*:$|default ?:$',
  'return\\b.*(?:[;()\\[\\]{}"\'`]|\\w[_.]\\w\\S*|[+*/<>=-] ?\\w+)$|return (?:\\w+|[\\w.]+(?:, ?[\\w.]+)*);?$',
  '(?:raise|throw|new|await|yield|assert|del|delete|defer|go|goto|using|typeof)\\b.*(?:[;()\\[\\]{}"\'`]|\\w_\\w+)$',
  '(?:raise|throw) (?:new )?[A-Z]\\w+$',
  '(?:global|nonlocal|typedef|extern|goto) [\\w, *]+;?$',
  // Modules
  'import [\\w.]+(?: as \\w+)?(?:, ?[\\w.]+(?: as \\w+)?)*;?$',
  'import (?:type |static )?[\\w*{(].*(?: from ["\']|;$|["\']\\)?$)',
  'import ["\'(]',
  'export (?:\\*|\\{|default|type|interface|class|function|const|let|enum)',
  'from [.\\w]+ import [\\w*(].*',
  'require(?:_relative|_once)? ?[("\']',
  'library\\(\\w+\\)',
  // Commands
  '(?:sudo )?(?:git (?:add|am|branch|checkout|cherry-pick|clone|commit|diff|fetch|init|log|merge|pull|push|rebase|reset|stash|status|switch|tag)|npm (?:i|install|run|ci|init|publish|test)|npx|yarn (?:add|run|install)|pnpm (?:add|i|install|run)|pip3? install|docker (?:run|build|compose|pull|push|exec)|kubectl|cargo (?:add|build|install|run|test)|go (?:get|build|run|test|mod)|apt(?:-get)? install|brew install|curl -|wget -|chmod|mkdir -p)(?: |$)',
  // Queries
  '(?:SELECT\\b.*(?:\\bFROM\\b|,$|\\*)|INSERT INTO\\b|UPDATE \\S+ SET\\b|DELETE FROM\\b|CREATE (?:OR REPLACE )?(?:TABLE|INDEX|VIEW|FUNCTION|PROCEDURE|DATABASE)\\b|ALTER TABLE\\b|DROP (?:TABLE|INDEX|VIEW)\\b)',
  '(?:FROM|WHERE|(?:LEFT |RIGHT |INNER |OUTER |FULL )?JOIN|GROUP BY|ORDER BY|HAVING|LIMIT|VALUES|UNION)\\b[^.!?]*$',
]

/** Words behind `@` that are tags of documentation or annotations of programs, never somebody's handle. */
export const documentTags: readonly string[] =
  'abstract access alias api apiNote arg argument async attr attribute augments author bean beta borrows brief bug callback category class classdesc code component config constant constructor contextmanager copyright dataclass date def default defaultvalue deprecated desc description details dispatch emits enum event example exception exports extends external false file filename fileoverview final fires from function generated global group hidden ignore implements implnote import include inherit inheritdoc inject inner input instance interface internal internalonly kind lends license link linkcode linkplain lru_cache magic member memberof method mixes mixin module name namespace native nonnull note nullable overload override overview package param params pre private privateremarks prop property protected provides public readonly ref remark remarks requires return returns rtype safe sealed section see serial since slot static staticmethod struct summary suppress suppresswarnings synchronized template test tested this throw throws todo tparam true type typedef typeparam unmanaged use value var variation version virtual warning yield yields'.split(
    ' ',
  )

/** Extensions of the files that a program is made of. */
export const sourceExtensions =
  'c|cc|cfg|conf|cpp|cs|css|cts|cxx|dart|ex|exs|go|gradle|h|hpp|hs|html?|ini|ipynb|java|jl|js|json|jsonl|jsx|kt|kts|lock|log|lua|m|md|mjs|mts|php|pl|pm|properties|py|pyi|pyx|r|rb|rs|rst|s|scala|scss|sh|sql|svg|swift|toml|ts|tsx|txt|vue|xml|ya?ml'
