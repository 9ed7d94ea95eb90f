"""Makes principal-components.csv: python principal_components.py"""

import numpy as np
import sklearn
from sklearn.decomposition import PCA

rng = np.random.default_rng(20261125)
print(f"# scikit-learn {sklearn.__version__}, NumPy {np.__version__}: python principal_components.py")
print("row,error")
# rows of four columns: PCA of the first 50, not centred, for they are standardised; errors of all
z = rng.normal(size=(80, 2))
rows = np.c_[z[:, 0], z[:, 0] + 0.3 * z[:, 1], rng.normal(size=80), z[:, 1]]
rows = (rows - rows[:50].mean(axis=0)) / rows[:50].std(axis=0)
pca = PCA().fit(rows[:50])
kept = int(np.searchsorted(np.cumsum(pca.explained_variance_ratio_), 0.8) + 1)
back = pca.transform(rows)[:, :kept] @ pca.components_[:kept] + pca.mean_
for row, error in zip(rows, np.linalg.norm(rows - back, axis=1)):
    print(" ".join(repr(float(v)) for v in row) + f",{float(error)!r}")
