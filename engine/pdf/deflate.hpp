#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace livret::pdf {

/// zlib streams (RFC 1950) by libdeflate; one thread at a time.
class Deflater {
 public:
  /// Level 1 is six times as fast as zlib's 6 for 6 % more bytes; what is made once for a whole run takes more.
  enum class Effort { Fast = 1, Thorough = 9 };
  explicit Deflater(Effort effort);
  std::string compress(std::string_view bytes);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace livret::pdf
