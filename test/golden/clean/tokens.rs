//! Splits arithmetic into tokens.

use std::collections::HashMap;
use std::fmt::{self, Display};
use std::str::Chars;

#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    Number(f64),
    Name(String),
    Symbol(char),
}

impl Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Number(n) => write!(f, "{n}"),
            Token::Name(s) => f.write_str(s),
            Token::Symbol(c) => write!(f, "{c}"),
        }
    }
}

pub struct Lexer<'a> {
    rest: std::iter::Peekable<Chars<'a>>,
}

impl<'a> Lexer<'a> {
    pub fn new(source: &'a str) -> Self {
        Self { rest: source.chars().peekable() }
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> String {
        let mut out = String::new();
        while let Some(&c) = self.rest.peek() {
            if !keep(c) {
                break;
            }
            out.push(c);
            self.rest.next();
        }
        out
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.take_while(char::is_whitespace);
        let first = *self.rest.peek()?;
        Some(if first.is_ascii_digit() {
            Token::Number(self.take_while(|c| c.is_ascii_digit() || c == '.').parse().unwrap_or(f64::NAN))
        } else if first.is_alphabetic() {
            Token::Name(self.take_while(char::is_alphanumeric))
        } else {
            self.rest.next();
            Token::Symbol(first)
        })
    }
}

pub fn count(tokens: impl Iterator<Item = Token>) -> HashMap<String, usize> {
    let mut seen = HashMap::new();
    for token in tokens {
        *seen.entry(token.to_string()).or_insert(0) += 1;
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_numbers_and_names() {
        assert_eq!(Lexer::new("2 * pi").count(), 3);
    }
}
