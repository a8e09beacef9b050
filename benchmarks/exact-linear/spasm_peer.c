/* Ranks of sparse matrices by SpaSM: reads lines "rank file p threads", answers "milliseconds check". */
#include "spasm.h"
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char method[32], file[1024];
    long p, threads;
    printf("SpaSM %s\n", SPASM_VERSION);
    fflush(stdout);
    /* It reports its progress there. */
    if (!freopen("/dev/null", "w", stderr)) return 1;
    while (scanf("%31s %1023s %ld %ld", method, file, &p, &threads) == 4)
    {
        FILE *input = fopen(file, "r");
        if (!input) return 1;
        unsigned char hash[32];
        struct spasm_triplet *entries = spasm_triplet_load(input, p, hash);
        fclose(input);
        /* As its own program for ranks does. */
        if (entries->n < entries->m) spasm_triplet_transpose(entries);
        struct spasm_csr *matrix = spasm_compress(entries);
        spasm_triplet_free(entries);
        struct echelonize_opts options;
        spasm_echelonize_init_opts(&options);
        double began = spasm_wtime();
        struct spasm_lu *factors = spasm_echelonize(matrix, &options);
        printf("%.3f %d\n", (spasm_wtime() - began) * 1000, factors->U->n);
        fflush(stdout);
        spasm_lu_free(factors);
        spasm_csr_free(matrix);
    }
    return 0;
}
