"""Resamples a CSV file as users of pandas and imbalanced-learn do; prints one line of JSON."""
import json
import resource
import sys
import time

import pandas
from imblearn.over_sampling import RandomOverSampler
from imblearn.under_sampling import RandomUnderSampler

method, source, target = sys.argv[1:]
start = time.perf_counter()
frame = pandas.read_csv(source)
cells = frame["group"] + "/" + frame["outcome"]
sampler = {"under": RandomUnderSampler, "over": RandomOverSampler}[method](random_state=7)
resampled, _ = sampler.fit_resample(frame, cells)
resampled.to_feather(target, compression="uncompressed")
print(
    json.dumps(
        {
            "rows": len(resampled),
            "insideSeconds": time.perf_counter() - start,
            "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }
    )
)
