#include "pdf/deflate.hpp"

#include <new>

#include <libdeflate.h>

#include "base/check.hpp"

namespace livret::pdf {

void Deflater::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }

Deflater::Deflater(Effort effort) : compressor_(libdeflate_alloc_compressor(static_cast<int>(effort))) {
  if (compressor_ == nullptr) throw std::bad_alloc();
}

std::string Deflater::compress(std::string_view bytes) {
  std::string out(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  base::check(!out.empty(), "deflate needs more than its bound");
  return out;
}

}  // namespace livret::pdf
