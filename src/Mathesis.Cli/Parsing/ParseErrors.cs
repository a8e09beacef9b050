using System.CommandLine;
using System.CommandLine.Parsing;
using Mathesis.Core;

namespace Mathesis.Cli;

/// <summary>Turns what the parser could not read into one line that names what was meant.</summary>
internal static class ParseErrors
{
    /// <summary>The first error of a command line, or null when there is none.</summary>
    public static InputError? Find(ParseResult parsed)
    {
        CommandResult command = parsed.CommandResult;
        // An unknown option may have been read as the value of an argument.
        string? option = parsed.UnmatchedTokens.Concat(ArgumentTokens(command)).FirstOrDefault(LooksLikeOption);
        if (option is not null && !FollowsDoubleDash(parsed, option))
            return Suggestions.Unknown("option", option.Split('=')[0], OptionNames(command), HelpOf(command));
        if (parsed.UnmatchedTokens.Count > 0) return Unmatched(command, parsed.UnmatchedTokens[0]);
        return parsed.Errors.Count > 0 ? Describe(parsed.Errors[0], command) : null;
    }

    private static InputError Unmatched(CommandResult result, string token)
    {
        Command command = result.Command;
        if (command.Subcommands.Count > 0 && !ArgumentTokens(result).Any())
            return Suggestions.Unknown("command", token, SubcommandNames(result), HelpOf(result));
        return new InputError($"unexpected argument '{token}'", expected: $"see {HelpOf(result)}");
    }

    private static InputError Describe(ParseError error, CommandResult command)
    {
        switch (error.SymbolResult)
        {
            case OptionResult { Tokens.Count: 0 } option:
                return new InputError("missing value", option.Option.Name, $"see {HelpOf(command)}");
            case OptionResult option when option.IdentifierTokenCount > 1:
                return new InputError("given more than once", option.Option.Name, $"see {HelpOf(command)}");
            case OptionResult { Tokens: [{ } value] } option when Expected(option.Option.ValueType) is { } expected:
                return new InputError($"'{value.Value}' is not {expected}", option.Option.Name, $"write {option.Option.Name} {option.Option.HelpName}");
            case CommandResult:
                Argument? missing = command.Command.Arguments.FirstOrDefault(
                    argument => argument.Arity.MinimumNumberOfValues > 0 && command.GetResult(argument) is null or { Tokens.Count: 0 });
                if (missing is not null) return Missing(missing, command);
                break;
            case ArgumentResult { Tokens.Count: 0 } argument:
                return Missing(argument.Argument, command);
        }
        if (command.Command.Subcommands.Count > 0)
            return new InputError("say which command", PathOf(command), $"one of {string.Join(", ", SubcommandNames(command))}");
        return new InputError(error.Message.TrimEnd('.'), expected: $"see {HelpOf(command)}");
    }

    private static IEnumerable<string> SubcommandNames(CommandResult command) =>
        command.Command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);

    private static string? Expected(Type type) =>
        type == typeof(ulong) ? "a non-negative integer"
        : type == typeof(int) ? "an integer"
        : type == typeof(double) ? "a number"
        : null;

    private static InputError Missing(Argument argument, CommandResult command) =>
        new($"missing <{argument.HelpName ?? argument.Name}>", expected: $"see {HelpOf(command)}");

    private static IEnumerable<string> ArgumentTokens(CommandResult command) =>
        command.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);

    private static bool LooksLikeOption(string token) => token.Length > 1 && token[0] == '-' && !char.IsAsciiDigit(token[1]);

    private static bool FollowsDoubleDash(ParseResult parsed, string token)
    {
        List<Token> tokens = [.. parsed.Tokens];
        int dashes = tokens.FindIndex(t => t.Type == TokenType.DoubleDash);
        return dashes >= 0 && tokens.FindLastIndex(t => t.Value == token) > dashes;
    }

    private static IEnumerable<string> OptionNames(CommandResult command)
    {
        IEnumerable<Option> options = command.Command.Options;
        for (SymbolResult? parent = command.Parent; parent is CommandResult above; parent = above.Parent)
            options = options.Concat(above.Command.Options.Where(option => option.Recursive));
        return options.Where(option => !option.Hidden).Select(option => option.Name);
    }

    private static string HelpOf(CommandResult command) => PathOf(command) + " --help";

    private static string PathOf(CommandResult command) => command.Parent is CommandResult above
        ? $"{PathOf(above)} {command.Command.Name}"
        : "mathesis";
}
