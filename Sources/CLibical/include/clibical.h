#pragma once

#include <stdbool.h>
#include <string.h>

#include <libical/ical.h>

// What Swift would have to spell in libical's own enumerations, or what takes several calls there.

// A malformed file is an error to return, not a reason to abort.
static inline void clibical_prepare(void) { icalerror_set_errors_are_fatal(false); }

static inline icalcomponent *clibical_first_component(icalcomponent *parent) {
  return icalcomponent_get_first_component(parent, ICAL_ANY_COMPONENT);
}

static inline icalcomponent *clibical_next_component(icalcomponent *parent) {
  return icalcomponent_get_next_component(parent, ICAL_ANY_COMPONENT);
}

static inline icalproperty *clibical_first_property(icalcomponent *component) {
  return icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
}

static inline icalproperty *clibical_next_property(icalcomponent *component) {
  return icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY);
}

// The name of the component's kind, such as "VEVENT"; NULL for the root that libical puts
// around several calendars.
static inline const char *clibical_component_name(icalcomponent *component) {
  if (icalcomponent_isa(component) == ICAL_XROOT_COMPONENT) return NULL;
  return icalcomponent_kind_to_string(icalcomponent_isa(component));
}

// The value of a property: a text without its escapes, anything else as the file has it. The caller
// frees it. NULL for a property without a value.
static inline char *clibical_value(icalproperty *property) {
  icalvalue *value = icalproperty_get_value(property);
  if (!value) return NULL;
  const char *text = icalvalue_isa(value) == ICAL_TEXT_VALUE ? icalvalue_get_text(value) : NULL;
  return text ? strdup(text) : icalproperty_get_value_as_string_r(property);
}
