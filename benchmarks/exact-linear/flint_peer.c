/* The same work by FLINT: reads lines "operation n p threads", answers "milliseconds check". */
#include <flint/flint.h>
#include <flint/fmpz.h>
#include <flint/fmpz_mat.h>
#include <flint/nmod_mat.h>
#include <flint/nmod_poly.h>
#include <flint/ulong_extras.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

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

static void fill(nmod_mat_t a, unsigned long p)
{
    for (long i = 0; i < nmod_mat_nrows(a); i++)
        for (long j = 0; j < nmod_mat_ncols(a); j++) nmod_mat_entry(a, i, j) = next() % p;
}

static void fill_integers(fmpz_mat_t a)
{
    for (long i = 0; i < fmpz_mat_nrows(a); i++)
        for (long j = 0; j < fmpz_mat_ncols(a); j++) fmpz_set_si(fmpz_mat_entry(a, i, j), (long)(next() % 2047) - 1023);
}

static unsigned long hash(nmod_mat_t a)
{
    unsigned long h = 0;
    for (long i = 0; i < nmod_mat_nrows(a); i++)
        for (long j = 0; j < nmod_mat_ncols(a); j++) h = h * 1000003 + nmod_mat_entry(a, i, j);
    return h;
}

int main(void)
{
    char operation[32];
    long n, threads;
    unsigned long p;
    printf("FLINT %s\n", FLINT_VERSION);
    fflush(stdout);
    while (scanf("%31s %ld %lu %ld", operation, &n, &p, &threads) == 4)
    {
        double began = 0, ended = 0;
        unsigned long check = 0;
        flint_set_num_threads((int)threads);
        state = 88172645463325252UL;
        if (!strcmp(operation, "rref"))
        {
            nmod_mat_t a;
            nmod_mat_init(a, n, n + 8, p);
            fill(a, p);
            began = now();
            nmod_mat_rref(a);
            ended = now();
            check = hash(a);
            nmod_mat_clear(a);
        }
        else if (!strcmp(operation, "product"))
        {
            nmod_mat_t a, b, c;
            nmod_mat_init(a, n, n, p);
            nmod_mat_init(b, n, n, p);
            nmod_mat_init(c, n, n, p);
            fill(a, p);
            fill(b, p);
            began = now();
            nmod_mat_mul(c, a, b);
            ended = now();
            check = hash(c);
            nmod_mat_clear(a);
            nmod_mat_clear(b);
            nmod_mat_clear(c);
        }
        else if (!strcmp(operation, "solve"))
        {
            fmpz_mat_t a, b, x;
            fmpz_t d;
            fmpz_init(d);
            fmpz_mat_init(a, n, n);
            fmpz_mat_init(b, n, 1);
            fmpz_mat_init(x, n, 1);
            fill_integers(a);
            fill_integers(b);
            began = now();
            fmpz_mat_solve_dixon_den(x, d, a, b);
            ended = now();
            unsigned long inverse = n_invmod(fmpz_fdiv_ui(d, p), p);
            for (long i = 0; i < n; i++) check = check * 1000003 + n_mulmod2(fmpz_fdiv_ui(fmpz_mat_entry(x, i, 0), p), inverse, p);
            fmpz_mat_clear(a);
            fmpz_mat_clear(b);
            fmpz_mat_clear(x);
            fmpz_clear(d);
        }
        else if (!strcmp(operation, "nullspace"))
        {
            fmpz_mat_t a, x;
            fmpz_mat_init(a, n, n + 2);
            fmpz_mat_init(x, n + 2, n + 2);
            fill_integers(a);
            began = now();
            check = fmpz_mat_nullspace(x, a);
            ended = now();
            fmpz_mat_clear(a);
            fmpz_mat_clear(x);
        }
        else if (!strcmp(operation, "polynomial"))
        {
            nmod_poly_t a, b, c;
            nmod_poly_init(a, p);
            nmod_poly_init(b, p);
            nmod_poly_init(c, p);
            for (long i = 0; i <= n; i++) nmod_poly_set_coeff_ui(a, i, next() % p);
            for (long i = 0; i <= n; i++) nmod_poly_set_coeff_ui(b, i, next() % p);
            began = now();
            nmod_poly_mul(c, a, b);
            ended = now();
            for (long i = 0; i < nmod_poly_length(c); i++) check = check * 1000003 + nmod_poly_get_coeff_ui(c, i);
            nmod_poly_clear(a);
            nmod_poly_clear(b);
            nmod_poly_clear(c);
        }
        printf("%.3f %lu\n", ended - began, check);
        fflush(stdout);
    }
    return 0;
}
