//! The table of tokens: the one place that knows their kinds, spellings and numbers.

/// Calls `$callback!` with every row of the token table.
///
/// Three groups of rows, each `Kind "spelling-or-name" number`, punctuation with its name in the `token`
/// module before the number, documented where the name does not say
/// it all. `number` is the token's value in the `token` module of CPython 3.14. Hard keywords have the
/// number of `NAME`, which is what they are there; the parser wants them apart.
#[macro_export]
macro_rules! for_each_token {
    ($callback:ident) => {
        $callback! {
            named {
                /// End of the input.
                EndMarker "ENDMARKER" 0,
                /// Identifier or soft keyword.
                Name "NAME" 1,
                /// Integer, float or imaginary literal.
                Number "NUMBER" 2,
                /// String or bytes literal without fields, prefix and quotes included.
                String "STRING" 3,
                /// End of a logical line.
                Newline "NEWLINE" 4,
                /// Start of a block.
                Indent "INDENT" 5,
                /// End of a block; its range is empty.
                Dedent "DEDENT" 6,
                /// A character that Python has no use for, as `$` or `?`, or `!` on its own outside a field: never
                /// part of a program, but the parser decides what to say about it.
                Stray "OP" 55,
                /// `# type: ignore...`; only when type comments are asked for.
                TypeIgnore "TYPE_IGNORE" 56,
                /// `# type: ...`; only when type comments are asked for.
                TypeComment "TYPE_COMMENT" 57,
                /// Prefix and opening quote of an f-string.
                FStringStart "FSTRING_START" 59,
                /// Literal text in an f-string or in a format specification of its fields.
                FStringMiddle "FSTRING_MIDDLE" 60,
                /// Closing quote of an f-string.
                FStringEnd "FSTRING_END" 61,
                /// Prefix and opening quote of a t-string.
                TStringStart "TSTRING_START" 62,
                /// Literal text in a t-string or in a format specification of its fields.
                TStringMiddle "TSTRING_MIDDLE" 63,
                /// Closing quote of a t-string.
                TStringEnd "TSTRING_END" 64,
                /// `# ...` to the end of the line; only in the view of the `tokenize` module.
                Comment "COMMENT" 65,
                /// Line end that ends no logical line; only in the view of the `tokenize` module.
                Nl "NL" 66,
            }
            punctuation {
                LeftParenthesis "(" LPAR 7,
                RightParenthesis ")" RPAR 8,
                LeftBracket "[" LSQB 9,
                RightBracket "]" RSQB 10,
                Colon ":" COLON 11,
                Comma "," COMMA 12,
                Semicolon ";" SEMI 13,
                Plus "+" PLUS 14,
                Minus "-" MINUS 15,
                Star "*" STAR 16,
                Slash "/" SLASH 17,
                VerticalBar "|" VBAR 18,
                Ampersand "&" AMPER 19,
                Less "<" LESS 20,
                Greater ">" GREATER 21,
                Equal "=" EQUAL 22,
                Dot "." DOT 23,
                Percent "%" PERCENT 24,
                LeftBrace "{" LBRACE 25,
                RightBrace "}" RBRACE 26,
                EqualEqual "==" EQEQUAL 27,
                NotEqual "!=" NOTEQUAL 28,
                LessEqual "<=" LESSEQUAL 29,
                GreaterEqual ">=" GREATEREQUAL 30,
                Tilde "~" TILDE 31,
                Circumflex "^" CIRCUMFLEX 32,
                LeftShift "<<" LEFTSHIFT 33,
                RightShift ">>" RIGHTSHIFT 34,
                DoubleStar "**" DOUBLESTAR 35,
                PlusEqual "+=" PLUSEQUAL 36,
                MinusEqual "-=" MINEQUAL 37,
                StarEqual "*=" STAREQUAL 38,
                SlashEqual "/=" SLASHEQUAL 39,
                PercentEqual "%=" PERCENTEQUAL 40,
                AmpersandEqual "&=" AMPEREQUAL 41,
                VerticalBarEqual "|=" VBAREQUAL 42,
                CircumflexEqual "^=" CIRCUMFLEXEQUAL 43,
                LeftShiftEqual "<<=" LEFTSHIFTEQUAL 44,
                RightShiftEqual ">>=" RIGHTSHIFTEQUAL 45,
                DoubleStarEqual "**=" DOUBLESTAREQUAL 46,
                DoubleSlash "//" DOUBLESLASH 47,
                DoubleSlashEqual "//=" DOUBLESLASHEQUAL 48,
                At "@" AT 49,
                AtEqual "@=" ATEQUAL 50,
                RightArrow "->" RARROW 51,
                Ellipsis "..." ELLIPSIS 52,
                ColonEqual ":=" COLONEQUAL 53,
                Exclamation "!" EXCLAMATION 54,
            }
            keywords {
                False "False" 1,
                None "None" 1,
                True "True" 1,
                And "and" 1,
                As "as" 1,
                Assert "assert" 1,
                Async "async" 1,
                Await "await" 1,
                Break "break" 1,
                Class "class" 1,
                Continue "continue" 1,
                Def "def" 1,
                Del "del" 1,
                Elif "elif" 1,
                Else "else" 1,
                Except "except" 1,
                Finally "finally" 1,
                For "for" 1,
                From "from" 1,
                Global "global" 1,
                If "if" 1,
                Import "import" 1,
                In "in" 1,
                Is "is" 1,
                Lambda "lambda" 1,
                Nonlocal "nonlocal" 1,
                Not "not" 1,
                Or "or" 1,
                Pass "pass" 1,
                Raise "raise" 1,
                Return "return" 1,
                Try "try" 1,
                While "while" 1,
                With "with" 1,
                Yield "yield" 1,
            }
        }
    };
}
