using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>The methods of Random, which the module random has as functions too.</summary>
internal static class RandomMethods
{
    public static void Define(NativeTable table) => Define(table, "self, ", 1, (_, a) => ((RandomValue)a[0]).Source, (_, a, source) => ((RandomValue)a[0]).Source = source);

    public static void DefineModule(NativeTable table)
    {
        table.Constant("Random", Classes.Random);
        Define(table, "", 0, (machine, _) => machine.Random, (machine, _, source) => machine.Random = source);
    }

    private static void Define(NativeTable table, string self, int o, Func<Machine, object[], MersenneTwister> source, Action<Machine, object[], MersenneTwister> replace)
    {
        table.Add($"seed({self}a?, version?)", (machine, a) =>
        {
            replace(machine, a, MersenneTwister.FromSeed(a[o] ?? None.Value));
            return None.Value;
        });
        Add("random()", (random, _) => random.NextDouble());
        Add("getrandbits(k)", (random, a) => Number.Long(a[o]) is >= 0 and var bits ? Number.Normalize(random.NextBits(bits)) : throw Fault.Value("number of bits must be non-negative"));
        Add("randrange(start, stop?, step?)", (random, a) => Range(random, a[o], a[o + 1], a[o + 2]));
        Add("randint(a, b)", (random, a) => Range(random, a[o], Operators.Add(a[o + 1], Number.Box(1)), null));
        Add("choice(seq)", (random, a) =>
        {
            long length = Iteration.Length(a[o]);
            return length == 0 ? throw Fault.Index("Cannot choose from an empty sequence") : Items.Get(a[o], Number.Normalize(random.NextBelow((Integer)length)));
        });
        Add("shuffle(x)", (random, a) =>
        {
            if (a[o] is not ListValue list) throw Fault.Type("only lists can be shuffled");
            for (int i = list.Count - 1; i > 0; i--)
            {
                Machine.Current.Step();
                int j = random.NextBelow(i + 1);
                (list.Items[i], list.Items[j]) = (list.Items[j], list.Items[i]);
            }
            return None.Value;
        });
        Add("sample(population, k, *, counts?)", (random, a) => Sample(random, a[o], Number.Long(a[o + 1])));
        Add("choices(population, weights?, *, cum_weights?, k?)", (random, a) => Choices(random, Iteration.ToArray(a[o]), a[o + 1], a[o + 2], a[o + 3] is null ? 1 : Number.Long(a[o + 3])));
        Add("uniform(a, b)", (random, a) => Number.Float(a[o]) + ((Number.Float(a[o + 1]) - Number.Float(a[o])) * random.NextDouble()));
        Add("triangular(low?, high?, mode?)", (random, a) =>
        {
            double low = a[o] is null ? 0 : Number.Float(a[o]), high = a[o + 1] is null ? 1 : Number.Float(a[o + 1]), u = random.NextDouble();
            double c = a[o + 2] is null or None ? 0.5 : high == low ? double.NaN : (Number.Float(a[o + 2]) - low) / (high - low);
            if (double.IsNaN(c)) return low;
            if (u > c) (u, c, low, high) = (1 - u, 1 - c, high, low);
            return low + ((high - low) * Math.Sqrt(u * c));
        });
        Add("gauss(mu?, sigma?)", (random, a) =>
        {
            double? z = random.NextGauss;
            random.NextGauss = null;
            if (z is null)
            {
                double angle = random.NextDouble() * Math.Tau, radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
                z = Math.Cos(angle) * radius;
                random.NextGauss = Math.Sin(angle) * radius;
            }
            return (a[o] is null ? 0 : Number.Float(a[o])) + (z.Value * (a[o + 1] is null ? 1 : Number.Float(a[o + 1])));
        });
        Add("normalvariate(mu?, sigma?)", (random, a) => (a[o] is null ? 0 : Number.Float(a[o])) + (Normal(random) * (a[o + 1] is null ? 1 : Number.Float(a[o + 1]))));
        Add("expovariate(lambd)", (random, a) => -Math.Log(1 - random.NextDouble()) / Number.Float(a[o]));
        Add("paretovariate(alpha)", (random, a) => Math.Pow(1 - random.NextDouble(), -1 / Number.Float(a[o])));

        void Add(string signature, Func<MersenneTwister, object[], object> code)
        {
            int open = signature.IndexOf('(', StringComparison.Ordinal) + 1;
            table.Add(signature.Insert(open, self), (machine, a) => code(source(machine, a), a));
        }
    }

    private static object Range(MersenneTwister random, object start, object? stop, object? step)
    {
        Integer first = Number.ToInteger(Number.Index(start));
        if (stop is null or None)
        {
            if (first.Sign <= 0) throw Fault.Value("empty range for randrange()");
            return Number.Normalize(random.NextBelow(first));
        }
        Integer width = Number.ToInteger(Number.Index(stop)) - first, stride = step is null ? Integer.One : Number.ToInteger(Number.Index(step));
        if (stride.IsZero) throw Fault.Value("zero step for randrange()");
        Integer count = stride.Sign > 0 ? (width + stride - 1) / stride : (width + stride + 1) / stride;
        if (width.Sign != stride.Sign || count.Sign <= 0) throw Fault.Value("empty range for randrange()");
        return Number.Normalize(first + (stride * random.NextBelow(count)));
    }

    private static double Normal(MersenneTwister random)
    {
        double factor = 4 * Math.Exp(-0.5) / Math.Sqrt(2.0);
        while (true)
        {
            Machine.Current.Step();
            double u = random.NextDouble(), v = 1 - random.NextDouble(), z = factor * (u - 0.5) / v;
            if (z * z / 4 <= -Math.Log(v)) return z;
        }
    }

    private static ListValue Sample(MersenneTwister random, object population, long count)
    {
        if (population is SetValue or DictionaryValue) throw Fault.Type("Population must be a sequence.  For dicts or sets, use sorted(d).");
        long size = Iteration.Length(population);
        if (count < 0 || count > size) throw Fault.Value("Sample larger than population or is negative");
        object[] result = new object[count];
        Machine.Current.Charge(count);
        double setSize = 21;
        if (count > 5) setSize += Math.Pow(4, Math.Ceiling(Math.Log(count * 3) / Math.Log(4)));
        if (size <= setSize)
        {
            object[] pool = [.. Iteration.ToArray(population)];
            for (int i = 0; i < count; i++)
            {
                int j = random.NextBelow((int)size - i);
                result[i] = pool[j];
                pool[j] = pool[size - i - 1];
            }
            return new ListValue(result);
        }
        var selected = new HashSet<long>();
        for (int i = 0; i < count; i++)
        {
            long j;
            do j = (long)random.NextBelow((Integer)size);
            while (!selected.Add(j));
            result[i] = Items.Get(population, Number.Box(j));
        }
        return new ListValue(result);
    }

    private static ListValue Choices(MersenneTwister random, object[] population, object? weights, object? cumulative, long count)
    {
        Machine.Current.Charge(count);
        Machine.Current.Allocate(24 * Math.Max(0, count));
        object[] result = new object[Math.Max(0, count)];
        if (weights is null or None && cumulative is null or None)
        {
            if (population.Length == 0) throw Fault.Index("list index out of range");
            for (int i = 0; i < result.Length; i++) result[i] = population[(int)Math.Floor(random.NextDouble() * population.Length)];
            return new ListValue(result);
        }
        object[] sums = cumulative is null or None ? [.. Iteration.ToArray(weights!)] : Iteration.ToArray(cumulative);
        if (cumulative is null or None)
            for (int i = 1; i < sums.Length; i++) sums[i] = Operators.Add(sums[i - 1], sums[i]);
        if (sums.Length != population.Length) throw Fault.Value("The number of weights does not match the population");
        double total = sums.Length == 0 ? 0 : Number.Float(sums[^1]);
        if (total <= 0) throw Fault.Value("Total of weights must be greater than zero");
        for (int i = 0; i < result.Length; i++)
        {
            double wanted = random.NextDouble() * total;
            int low = 0, high = population.Length - 1;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (wanted < Number.Float(sums[middle])) high = middle;
                else low = middle + 1;
            }
            result[i] = population[low];
        }
        return new ListValue(result);
    }
}
