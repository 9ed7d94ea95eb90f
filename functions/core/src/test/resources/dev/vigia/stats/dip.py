import diptest,numpy as np
g=np.random.default_rng(20261126)
print("# diptest 0.12.0 (Hartigan's AS 217), numpy %s, seed 20261126: diptest.dipstat(values); values rounded to six digits, ties among them"%np.__version__)
print("law,values,dip")
def show(name,x):
    x=np.sort(np.round(x,6)); d,p=diptest.diptest(x)
    print(name,' '.join(map(repr,map(float,x))),repr(float(d)),sep=',')
for n in (10,50,200):
    show('normal',g.normal(size=n)); show('uniform',g.uniform(size=n)); show('two groups',np.where(g.uniform(size=n)<.3,4,0)+g.normal(size=n)); show('three groups',g.integers(0,3,size=n)*4+g.normal(size=n)); show('binomial',g.binomial(12,.5,size=n)*1.); show('exponential',g.exponential(size=n)); show('arcsine',g.beta(.5,.5,size=n))
