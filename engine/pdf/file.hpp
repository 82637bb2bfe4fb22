#pragma once

#include <string>

#include "pdf/deflate.hpp"
#include "pdf/objects.hpp"

namespace livret::pdf {

/// The file of these objects: streams as they are, all else in deflated object streams, found through a cross-reference
/// stream (ISO 32000-1, 7.5.7 and 7.5.8), which libharu's own saver does not know. Its identifier is a hash of the
/// file.
std::string write_file(Objects& objects, Dictionary const& catalogue, Dictionary const& information,
                       Deflater& deflater);

}  // namespace livret::pdf
