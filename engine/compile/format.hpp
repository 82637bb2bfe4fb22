#pragma once

#include <string>

#include "compile/channel.hpp"

namespace livret::compile {

/// How a moment of these units is written in the locale's language, by d3's time format.
std::string time_unit_format(TimeUnitSpec const& unit, Values const& values);

/// The expression that makes a text of what a definition encodes: formatted as it or the config says, dates as dates,
/// bins as ranges.
std::string text_expression(ChannelDef const& definition, Config const& config, Values const& values);

/// `datum["…"]`, quoted.
std::string datum_of(std::string_view column);
/// A text as a literal of the expression language.
std::string text_literal(std::string_view text);
/// A value as a literal: a moment as its milliseconds, lists and objects as their texts.
std::string literal_of(expr::Value const& value);

/// Parses an expression of ours over `datum`; it is right by construction.
expr::Expression own_expression(std::string const& text);
/// The same where something of the author's stands in it, such as a format: what is wrong is reported at `place`, and
/// the expression is null then.
expr::Expression own_expression(std::string const& text, diag::Span place, diag::Sink& sink);

}  // namespace livret::compile
