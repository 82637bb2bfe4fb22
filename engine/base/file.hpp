#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace livret::base {

/// Reads a regular file of at most `limit` bytes. Fails on directories, devices and pipes, with the system's reason.
Result<std::string> read_file(std::filesystem::path const& path, std::size_t limit = std::size_t{1} << 30);

/// Writes `bytes` to a file beside `path`, syncs it and renames it to `path`: the old content or the new, never a part.
Result<Done> write_file_atomically(std::filesystem::path const& path, std::string_view bytes);

/// Whether `path`, with links resolved, lies in `folder` or is it. False where either cannot be resolved.
bool is_inside(std::filesystem::path const& path, std::filesystem::path const& folder);

}  // namespace livret::base
