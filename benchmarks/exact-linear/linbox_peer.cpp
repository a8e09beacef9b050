// Ranks of sparse matrices by LinBox: reads lines "method file p threads" (method: rank, blackbox), answers "milliseconds check".
#include <linbox/linbox-config.h>
#include <linbox/ring/modular.h>
#include <linbox/matrix/sparse-matrix.h>
#include <linbox/solutions/rank.h>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>

int main()
{
    char method[32], file[1024];
    unsigned long p;
    long threads;
    printf("LinBox\n");
    fflush(stdout);
    while (scanf("%31s %1023s %lu %ld", method, file, &p, &threads) == 4)
    {
        typedef Givaro::Modular<int64_t> Field;
        Field field(p);
        LinBox::SparseMatrix<Field, LinBox::SparseMatrixFormat::SparseSeq> matrix(field);
        std::ifstream input(file);
        matrix.read(input);
        size_t rank;
        auto began = std::chrono::steady_clock::now();
        if (!strcmp(method, "rank")) LinBox::rank(rank, matrix, LinBox::Method::SparseElimination());
        else LinBox::rank(rank, matrix, LinBox::Method::Wiedemann());
        double time = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
        printf("%.3f %lu\n", time, (unsigned long)rank);
        fflush(stdout);
    }
}
