#pragma once

#include <vector>

#include "frame/page.hpp"
#include "pdf/deflate.hpp"
#include "pdf/objects.hpp"

namespace livret::pdf {

/// The file specifications of the attachments with their embedded files (ISO 32000-1, 7.11; ISO 19005-3, 6.8), in
/// order.
std::vector<Dictionary> add_attachments(Objects& objects, frame::PagedDocument const& document, Deflater& deflater);

/// The name tree EmbeddedFiles, in order of name.
Dictionary add_embedded_file_names(Objects& objects, std::vector<frame::Attachment> const& attachments,
                                   std::vector<Dictionary> const& specifications);

}  // namespace livret::pdf
