/** The label of a token that is not learned: `ignore_index` of PyTorch's cross entropy, which all trainers keep to. */
export const ignoredLabel = -100
