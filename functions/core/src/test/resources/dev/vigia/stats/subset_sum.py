# exact upper tails of sums over random subsets of whole numbers: counts of subsets by dynamic programming
import math, random, sys
random.seed(20261125)
print(f"# Python {sys.version.split()[0]}, whole numbers: subsets of k with sum >= s counted by dynamic programming: python subset_sum.py")
print("values,size,sum,span,logUpper")
def tail(v,k,s):
    lo=min(v); w=[x-lo for x in v]; s2=s-k*lo
    top=sum(sorted(w)[-k:])
    ways=[[0]*(top+1) for _ in range(k+1)]; ways[0][0]=1
    for x in w:
        for j in range(k-1,-1,-1):
            a=ways[j]; b=ways[j+1]
            for t in range(top-x,-1,-1):
                if a[t]: b[t+x]+=a[t]
    up=sum(ways[k][max(0,s2):]); al=math.comb(len(v),k)
    return (math.log(up)-math.log(al)) if up else None
def row(v,k,s,span):
    p=tail(v,k,s)
    print(" ".join(map(str,v))+f",{k},{s},{span},{p!r}")
for m,k in ((12,10),(40,8),(30,30),(80,25)):
    N=m+k; v=list(range(1,N+1)); mu=k*(N+1)/2; sd=math.sqrt(m*k*(N+1)/12)
    for z in (1,2,3.5,5):
        s=min(int(mu+z*sd), sum(v[-k:])-2); row(v,k,s,1)
for N,ones,k in ((60,20,20),(200,30,40),(400,200,100)):
    v=[1]*ones+[0]*(N-ones); mu=k*ones/N; sd=math.sqrt(k*ones/N*(1-ones/N)*(N-k)/(N-1))
    for z in (1,2.5,4,6):
        s=min(int(mu+z*sd)+1,min(k,ones)-1); row(v,k,s,1)
for N,k in ((100,10),(150,60)):
    v=[int(10*random.lognormvariate(0,1)) for _ in range(N)]
    mu=k*sum(v)/N; sd=math.sqrt(k*(1-k/N)*sum((x-sum(v)/N)**2 for x in v)/(N-1))
    for z in (1,2,4,6):
        s=min(int(mu+z*sd), sum(sorted(v)[-k:])-5); row(v,k,s,1)
