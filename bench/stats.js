// What is made of samples.

export function median(values) {
  return percentile(values, 50);
}

/** The value below which so many of a hundred lie, between two samples in proportion. */
export function percentile(values, percent) {
  const sorted = values.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
  const at = ((sorted.length - 1) * percent) / 100;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return sorted.length ? low + (high - low) * (at % 1) : null;
}

export const spread = (values) => ({ median: median(values), low: Math.min(...values), high: Math.max(...values) });
