// The same products by fflas-ffpack over OpenBLAS: reads lines "product n p threads", answers "milliseconds check".
#include <fflas-ffpack/fflas-ffpack.h>
#include <chrono>
#include <cstdio>

static unsigned long state;

static unsigned long next()
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

int main()
{
    char operation[32];
    size_t n;
    unsigned long p;
    long threads;
    printf("fflas-ffpack\n");
    fflush(stdout);
    while (scanf("%31s %zu %lu %ld", operation, &n, &p, &threads) == 4)
    {
        typedef Givaro::ModularBalanced<double> Field;
        Field field(p);
        Field::Element_ptr a = FFLAS::fflas_new(field, n, n), b = FFLAS::fflas_new(field, n, n), c = FFLAS::fflas_new(field, n, n);
        state = 88172645463325252UL;
        for (size_t i = 0; i < n * n; i++) field.init(a[i], (int64_t)(next() % p));
        for (size_t i = 0; i < n * n; i++) field.init(b[i], (int64_t)(next() % p));
        auto began = std::chrono::steady_clock::now();
        FFLAS::fgemm(field, FFLAS::FflasNoTrans, FFLAS::FflasNoTrans, n, n, n, field.one, a, n, b, n, field.zero, c, n);
        double time = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
        unsigned long check = 0;
        for (size_t i = 0; i < n * n; i++)
        {
            long value = (long)c[i];
            check = check * 1000003 + (unsigned long)(value < 0 ? value + (long)p : value);
        }
        printf("%.3f %lu\n", time, check);
        fflush(stdout);
        FFLAS::fflas_delete(a, b, c);
    }
}
