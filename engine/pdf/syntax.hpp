#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace livret::pdf {

// PDF syntax (ISO 32000-1, 7.2 and 7.3), appended to a buffer: no locale, no allocation of their own.

void append_integer(std::string& out, std::int64_t value);

/// `thousandths`/1000 without trailing zeros: `12.5`, `-.25`.
void append_thousandths(std::string& out, std::int64_t thousandths);

/// Nearest thousandth of `value`, within the ±32,767 that all readers hold (ISO 32000-1, annex C).
std::int64_t to_thousandths(double value);

/// A real with 3 decimals.
void append_real(std::string& out, double value);

/// A byte of a literal string, escaped where it must be (7.3.4.2).
void append_escaped(std::string& out, char byte);

/// A literal string of any bytes.
void append_literal(std::string& out, std::string_view bytes);

/// A text string (7.9.2.2): as ASCII where it is, else UTF-16BE with its mark.
void append_text(std::string& out, std::string_view utf8);

/// The bytes of that text string, without escapes and parentheses.
std::size_t text_length(std::string_view utf8);

/// UTF-16BE as hexadecimal digits, for ToUnicode (9.10.3).
void append_utf16_hex(std::string& out, std::string_view utf8);

/// A name with its solidus and `#` escapes (7.3.5).
void append_name(std::string& out, std::string_view name);

/// `12 0 R`.
void append_reference(std::string& out, std::uint32_t object_number);

}  // namespace livret::pdf
