#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace livret::base {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4) of bytes, for font checksums, file identifiers and manifests.
Digest sha256(std::string_view bytes);

/// Lower-case hexadecimal digits, two a byte.
std::string to_hex(std::span<std::uint8_t const> bytes);

/// 64-bit FNV-1a, for in-memory tables only: never written to a file.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL) {
  for (char c : bytes) seed = (seed ^ static_cast<std::uint8_t>(c)) * 1099511628211ULL;
  return seed;
}

}  // namespace livret::base
