/** Errors of inputs and outputs that lie elsewhere in Chinese; see `chineseSentences`. */
export const chineseRemoteErrors: readonly (readonly [english: string, chinese: string])[] = [
  // Addresses
  [
    'The address names a user or a password. Write it without; where a server asks for them, give a signed address',
    '网址中写有用户名或密码。请去掉；服务器需要时，请给出带签名的网址',
  ],
  [
    'Data would come from {host} over http, where anybody on the way can change it. Write https://',
    '数据会以 http 从 {host} 传来，途中任何人都能改动。请写 https://',
  ],
  ['The address is malformed. Write it like https://HOST/PATH', '网址格式不对。请写成 https://主机/路径'],
  [
    'The address names no bucket. Write s3://BUCKET/KEY; names of buckets have 3 to 63 letters, digits, dots and hyphens',
    '网址中没有存储桶。请写成 s3://存储桶/键；桶名由 3 到 63 个字母、数字、点和连字符组成',
  ],
  [
    'Behind "?", an address of s3 takes endpoint and region, and nothing else',
    's3 网址在 "?" 之后只能写 endpoint 和 region',
  ],
  [
    'The address is no data set of the Hugging Face Hub. Write hf://datasets/OWNER/NAME, and behind it /PATH for a part of it; a revision stands behind the name: NAME@main',
    '网址不是 Hugging Face Hub 的数据集。请写成 hf://datasets/所有者/名称，其后可写路径；版本写在名称之后，如 NAME@main',
  ],
  [
    'A stream cannot be written to an address. Name a folder or a file, and send that',
    '不能把流写到网址。请给出文件夹或文件，再发送',
  ],
  ['"{path}" holds no data file. Known extensions: {names}', '“{path}”中没有数据文件。支持的扩展名：{names}'],
  [
    'AWS_ENDPOINT_URL is no address of a store. Write it like https://HOST or http://127.0.0.1:9000',
    'AWS_ENDPOINT_URL 不是存储的网址。请写成如 https://HOST 或 http://127.0.0.1:9000',
  ],
  // Outputs
  [
    'The output is made in "{path}" first, and then sent to "{address}"',
    '输出先在“{path}”中做好，再发送到“{address}”',
  ],
  [
    '"{path}" holds other bytes than this run has written. Choose another place, or start anew with {option}',
    '“{path}”的内容与本次运行写出的不同。请换个位置，或用 {option} 重新开始',
  ],
  [
    '"{path}" cannot be used as a folder of this user alone. Name another one with the option {option}',
    '“{path}”不能作为该用户专用的文件夹。请用选项 {option} 另取一个',
  ],
  ['There is no bucket "{name}". Make it first', '没有存储桶“{name}”。请先建立'],
  [
    'Writing to the Hugging Face Hub needs a token. Set HF_TOKEN to one that may write',
    '写入 Hugging Face Hub 需要令牌。请把 HF_TOKEN 设为有写权限的令牌',
  ],
  [
    '"{path}" was changed by somebody else meanwhile. Run again: what was sent is there already',
    '“{path}”期间被他人修改。请再次运行：已发送的内容不会重发',
  ],
  [
    '"{path}" cannot be sent to the Hugging Face Hub ({status}). Run again to go on',
    '“{path}”无法发送到 Hugging Face Hub（{status}）。再次运行即可继续',
  ],
  [
    'The Hugging Face Hub names no place for a part of a file. Try again later',
    'Hugging Face Hub 没有给出文件某一段的位置。请稍后再试',
  ],
  [
    '"{path}" cannot be written ({status}). Run again to go on',
    '“{path}”无法写入（{status}）。再次运行即可继续',
  ],
  // Servers
  [
    '{host} cannot be reached{code}, tried {times} times. {advice}',
    '无法连接 {host}{code}，已尝试 {times} 次。{advice}',
  ],
  [
    '{host} answered with status {status}, {times} times in a row. Try again later',
    '{host} 连续 {times} 次返回状态 {status}。请稍后再试',
  ],
  ['{host} leads from one address to another without end', '{host} 不停地从一个网址转到另一个'],
  [
    '{host} leads to an address of {target} that is not https. Name an address that prepkit may follow',
    '{host} 转到 {target} 的网址，而那里不是 https。请给出 prepkit 可以跟随的网址',
  ],
  ['Access to "{path}" is refused ({status}). {advice}', '无权访问“{path}”（{status}）。{advice}'],
  ['There is nothing at "{path}" ({status}). {advice}', '“{path}”处没有内容（{status}）。{advice}'],
  ['There is nothing at "{path}". {advice}', '“{path}”处没有内容。{advice}'],
  ['There is no bucket "{name}" ({host}). Check its name', '没有存储桶“{name}”（{host}）。请检查桶名'],
  [
    'HF_ENDPOINT is no address of https. Write it like https://hf-mirror.com',
    'HF_ENDPOINT 不是 https 网址。请写成如 https://hf-mirror.com',
  ],
  ['"{path}" cannot be read ({status}). Check the address', '无法读取“{path}”（{status}）。请检查网址'],
  [
    '"{path}" is a web page, not a data file. Name the address of the file itself; a data set of the Hugging Face Hub is written hf://datasets/OWNER/NAME',
    '“{path}”是网页，不是数据文件。请给出文件本身的网址；Hugging Face Hub 的数据集写成 hf://datasets/所有者/名称',
  ],
  [
    '{host} broke off {times} times while it sent "{path}"{code}. Try again later',
    '{host} 在发送“{path}”时中断了 {times} 次{code}。请稍后再试',
  ],
  [
    '"{path}" came with {times} of {total} bytes. Try again later',
    '“{path}”只收到 {times} 字节，应有 {total} 字节。请稍后再试',
  ],
  [
    '"{path}" came with other bytes than its server lists (SHA-256). Try again, or from another mirror',
    '“{path}”收到的字节与服务器所列不同（SHA-256）。请重试，或换一个镜像',
  ],
]

/** What is advised where a server does not give what it was asked for. */
export const advice: readonly (readonly [english: string, chinese: string])[] = [
  ['Check the address and the network', '请检查网址和网络'],
  ['Check the address', '请检查网址'],
  ['Did you mean "{path}"?', '是否想写“{path}”？'],
  ['No key matches the pattern', '没有与通配模式匹配的键'],
  ['No file matches the pattern', '没有与通配模式匹配的文件'],
  ['Check the bucket and the key', '请检查存储桶和键'],
  [
    'No key was found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE',
    '没有找到密钥：请设置 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY，或 AWS_PROFILE',
  ],
  [
    'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and what they may do',
    '请检查 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY 和 AWS_SESSION_TOKEN，以及其权限',
  ],
  [
    'Check the network, and AWS_ENDPOINT_URL for a store that is not that of AWS',
    '请检查网络；存储不在 AWS 时，请检查 AWS_ENDPOINT_URL',
  ],
  ['Check the network and HF_ENDPOINT', '请检查网络和 HF_ENDPOINT'],
  [
    'Check the network; where the Hub is out of reach, set HF_ENDPOINT to a mirror, such as https://hf-mirror.com',
    '请检查网络；无法访问 Hub 时，请把 HF_ENDPOINT 设为镜像，如 https://hf-mirror.com',
  ],
  ['Check the name of the data set, the revision and the path', '请检查数据集名称、版本和路径'],
  [
    'The token of HF_TOKEN may not do this; for a gated data set, accept its terms on its page first',
    'HF_TOKEN 的令牌没有此权限；受限数据集须先在其页面上接受条款',
  ],
  [
    'Set HF_TOKEN to a token that may do this; for a gated data set, accept its terms on its page first. Without a token, a data set that is not there is answered alike',
    '请把 HF_TOKEN 设为有此权限的令牌；受限数据集须先在其页面上接受条款。没有令牌时，不存在的数据集也是同样的回答',
  ],
  [
    'Give an address that is signed, or download the file with a tool that has the key',
    '请给出带签名的网址，或用有密钥的工具下载该文件',
  ],
]
