#include "pdf/file.hpp"

#include <vector>

#include "base/hash.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

/// Objects in one object stream: a reader inflates a whole one to see any of its objects.
constexpr std::size_t objects_per_stream = 200;

/// Where an object is: at a byte of the file, or in an object stream (7.5.8.3).
struct Place {
  enum class Kind : std::uint8_t { Free = 0, InFile = 1, InStream = 2 } kind = Kind::Free;
  std::uint32_t where = 0;  ///< byte, or the number of the object stream
  std::uint16_t index = 0;  ///< in the object stream
};

class FileWriter {
 public:
  FileWriter(Objects& objects, Deflater& deflater) : objects_(objects), deflater_(deflater), places_(objects.size()) {
    places_[0].index = 0xFFFF;
    // The comment marks the file as binary (7.5.2).
    out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  }

  void write_streams() {
    for (std::uint32_t number = 1; number < objects_.size(); ++number) {
      std::string const* const body = objects_.stream_of(number);
      if (body == nullptr) continue;
      begin_object(number);
      objects_.append_value(number, out_);
      end_stream(*body);
    }
  }

  void write_object_streams() {
    std::vector<std::uint32_t> members;
    for (std::uint32_t number = 1; number < objects_.size(); ++number) {
      if (objects_.stream_of(number) != nullptr) continue;
      members.push_back(number);
      if (members.size() == objects_per_stream) write_object_stream(members);
    }
    if (!members.empty()) write_object_stream(members);
  }

  std::string write_cross_references(Dictionary const& catalogue, Dictionary const& information) {
    auto const digest = base::sha256(out_);
    std::string identifier = "<" + base::to_hex(std::span(digest).first(16)) + ">";
    auto const number = static_cast<std::uint32_t>(places_.size());
    places_.emplace_back();
    auto const start = out_.size();
    begin_object(number);
    std::string const rows = deflater_.compress(cross_reference_rows());
    out_ += "<</Type/XRef/W[1 4 2]/Size ";
    append_integer(out_, number + 1);
    out_ += "/Root ";
    append_reference(out_, catalogue.number());
    out_ += "/Info ";
    append_reference(out_, information.number());
    out_ += "/ID[" + identifier + identifier + "]/Filter/FlateDecode/Length ";
    append_integer(out_, static_cast<std::int64_t>(rows.size()));
    out_ += ">>";
    end_stream(rows);
    out_ += "startxref\n";
    append_integer(out_, static_cast<std::int64_t>(start));
    out_ += "\n%%EOF\n";
    return std::move(out_);
  }

 private:
  void begin_object(std::uint32_t number) {
    places_[number] = {Place::Kind::InFile, static_cast<std::uint32_t>(out_.size()), 0};
    append_integer(out_, number);
    out_ += " 0 obj\n";
  }

  void end_stream(std::string_view body) { out_.append("\nstream\n").append(body).append("\nendstream\nendobj\n"); }

  void write_object_stream(std::vector<std::uint32_t>& members) {
    auto const stream_number = static_cast<std::uint32_t>(places_.size());
    std::string index;
    std::string values;
    for (std::size_t i = 0; i < members.size(); ++i) {
      append_integer(index, members[i]);
      index += ' ';
      append_integer(index, static_cast<std::int64_t>(values.size()));
      index += ' ';
      places_[members[i]] = {Place::Kind::InStream, stream_number, static_cast<std::uint16_t>(i)};
      objects_.append_value(members[i], values);
      values += '\n';
    }
    std::string const body = deflater_.compress(index + values);
    places_.emplace_back();
    begin_object(stream_number);
    out_ += "<</Type/ObjStm/N ";
    append_integer(out_, static_cast<std::int64_t>(members.size()));
    out_ += "/First ";
    append_integer(out_, static_cast<std::int64_t>(index.size()));
    out_ += "/Filter/FlateDecode/Length ";
    append_integer(out_, static_cast<std::int64_t>(body.size()));
    out_ += ">>";
    end_stream(body);
    members.clear();
  }

  std::string cross_reference_rows() const {
    std::string rows;
    rows.reserve(places_.size() * 7);
    for (Place const& place : places_) {
      rows += static_cast<char>(place.kind);
      for (int shift = 24; shift >= 0; shift -= 8) rows += static_cast<char>(place.where >> shift);
      for (int shift = 8; shift >= 0; shift -= 8) rows += static_cast<char>(place.index >> shift);
    }
    return rows;
  }

  Objects& objects_;
  Deflater& deflater_;
  std::vector<Place> places_;
  std::string out_;
};

}  // namespace

std::string write_file(Objects& objects, Dictionary const& catalogue, Dictionary const& information,
                       Deflater& deflater) {
  FileWriter writer(objects, deflater);
  writer.write_streams();
  writer.write_object_streams();
  return writer.write_cross_references(catalogue, information);
}

}  // namespace livret::pdf
