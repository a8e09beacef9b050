/* The same rational systems by IML: reads lines "solve n p threads", answers "milliseconds check". */
#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "iml.h"

static unsigned long state;

static unsigned long next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

int main(void)
{
    char operation[32];
    long n, threads;
    unsigned long p;
    printf("IML 1.0\n");
    fflush(stdout);
    while (scanf("%31s %ld %lu %ld", operation, &n, &p, &threads) == 4)
    {
        state = 88172645463325252UL;
        long *a = malloc(n * n * sizeof(long));
        mpz_t *b = malloc(n * sizeof(mpz_t)), *x = malloc(n * sizeof(mpz_t)), d, inverse, modulus;
        mpz_inits(d, inverse, NULL);
        mpz_init_set_ui(modulus, p);
        for (long i = 0; i < n * n; i++) a[i] = (long)(next() % 2047) - 1023;
        for (long i = 0; i < n; i++) mpz_init_set_si(b[i], (long)(next() % 2047) - 1023), mpz_init(x[i]);
        double began = now();
        nonsingSolvMM(RightSolu, n, 1, a, b, x, d);
        double ended = now();
        unsigned long check = 0;
        mpz_invert(inverse, d, modulus);
        for (long i = 0; i < n; i++)
        {
            mpz_mul(x[i], x[i], inverse);
            check = check * 1000003 + mpz_fdiv_ui(x[i], p);
        }
        printf("%.3f %lu\n", ended - began, check);
        fflush(stdout);
        for (long i = 0; i < n; i++) mpz_clears(b[i], x[i], NULL);
        mpz_clears(d, inverse, modulus, NULL);
        free(a);
        free(b);
        free(x);
    }
    return 0;
}
