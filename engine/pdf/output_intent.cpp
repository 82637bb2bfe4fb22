#include <array>
#include <memory>

#include <lcms2.h>

#include "base/check.hpp"
#include "pdf/deflate.hpp"
#include "pdf/metadata.hpp"

namespace livret::pdf {

namespace {

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};

std::string make_srgb_profile() {
  std::unique_ptr<void, CloseProfile> const profile(cmsCreate_sRGBProfile());
  base::check(profile != nullptr, "lcms2 gives no sRGB profile");
  // PDF 1.7 knows ICC up to 4.2 (ISO 32000-1, 8.6.5.5); lcms2 writes its newest.
  cmsSetProfileVersion(profile.get(), 4.2);
  cmsUInt32Number size = 0;
  base::check(cmsSaveProfileToMem(profile.get(), nullptr, &size) != 0, "lcms2 cannot measure its sRGB profile");
  std::string bytes(size, '\0');
  base::check(cmsSaveProfileToMem(profile.get(), bytes.data(), &size) != 0, "lcms2 cannot save its sRGB profile");
  // The creation date in the header (ICC.1:2004-10, 7.2.8) is the clock's: 2020-01-01 00:00:00 instead.
  constexpr std::array<char, 12> date = {0x07, static_cast<char>(0xE4), 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};
  bytes.replace(24, date.size(), date.data(), date.size());
  return bytes;
}

}  // namespace

std::string const& srgb_profile() {
  static std::string const profile = make_srgb_profile();
  return profile;
}

void add_output_intent(Objects& objects, Dictionary catalogue) {
  static Bytes const compressed =
      std::make_shared<std::string const>(Deflater(Deflater::Effort::Thorough).compress(srgb_profile()));
  Dictionary profile = objects.add_stream(compressed, Filter::Flate);
  profile.number("N", 3);
  Dictionary intent = catalogue.array("OutputIntents").dictionary();
  intent.name("Type", "OutputIntent").name("S", "GTS_PDFA1").reference("DestOutputProfile", profile);
  intent.text("OutputConditionIdentifier", "sRGB IEC61966-2.1").text("Info", "sRGB IEC61966-2.1");
}

}  // namespace livret::pdf
