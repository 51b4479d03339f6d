/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the knowledge knows, as plain records. All strings and arrays belong to the #CandorKnowledge
 * that handed the record out and live as long as it does. A string that is not known is NULL,
 * an array is never NULL and ends with NULL. */

/**
 * CandorKnownSource:
 * @id: identifier, as entries name it
 * @name: name, as the records' @source shows it
 * @license: its terms, as an SPDX expression where there is one
 * @url: where it is, or %NULL
 * @note: what was taken from it, or %NULL
 *
 * Where entries come from.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *license;
  const char *url;
  const char *note;
} CandorKnownSource;

/**
 * CandorKnownCategory:
 * @id: identifier, such as "imei"; never shown to people where a name will do
 * @parent: identifier of the next broader category, or %NULL
 * @name_en: name in English, as in the middle of a sentence ("precise location")
 * @name_zh: name in Chinese
 * @named_by: further categories by whose naming this one is plainly named: its narrower kinds
 *   always are, a broader one only where it stands here ("location" names precise location plainly,
 *   "device information" doesn't name the IMEI plainly)
 * @hinted_by: categories by whose naming this one may be meant, though none is broader: photos and the camera
 * @denied_by: broader categories whose plain denial denies this one too ("we never read your location"
 *   denies precise location; "no device information" is too easily meant otherwise to deny the IMEI)
 * @circumstance: role of the words that tell of the circumstance under which @parent is this kind ("in the background"),
 *   or %NULL
 * @general: personal data as a whole: words about it say nothing of any one kind
 * @sensitive: whether PIPL article 28 (as GB/T 45574-2025 spells it out) or GDPR article 9 treats it
 *   as sensitive
 * @scanning: one of the behaviors that regulators single out: listing installed or running apps,
 *   reading the user's files, the clipboard, location in the background
 * @also: broader categories beside @parent: a photo's location is a part of the photo, and a location
 * @broader: all broader categories, however far above
 * @gbt35273: heading of GB/T 35273-2020 annex A under which it falls, or %NULL
 * @pipl: kind of sensitive personal information under PIPL article 28 and GB/T 45574-2025, or %NULL
 * @gdpr: special category of GDPR article 9, or %NULL
 * @play: data type of Google Play's Data safety form, or %NULL
 * @source: where this comes from
 */
typedef struct
{
  const char *id;
  const char *parent;
  const char *name_en;
  const char *name_zh;
  const char *const *named_by;
  const char *const *hinted_by;
  const char *const *denied_by;
  const char *circumstance;
  gboolean general;
  gboolean sensitive;
  gboolean scanning;
  const char *const *also;
  const char *const *broader;
  const char *gbt35273;
  const char *pipl;
  const char *gdpr;
  const char *play;
  const char *source;
} CandorKnownCategory;

/**
 * CandorKnownPermission:
 * @name: full name, "android.permission.CAMERA"
 * @level: base protection level: "normal", "dangerous", "signature", "internal"; "unknown" for a
 *   device maker's permission whose level isn't published
 * @special: whether the person grants it on a settings page of its own (special app access)
 * @group: permission group without the prefix ("LOCATION"), or %NULL
 * @label_en: what people call it, English
 * @label_zh: what people call it, Chinese; %NULL for some that only the system can hold
 * @categories: categories it opens; empty means none: it opens no personal data
 * @beside: permissions of which an app must hold one for it to open anything; empty for most
 * @since: first API level, 0 where not known
 * @until: last API level at which it has an effect, 0 where it still has
 * @apis_complete: whether the APIs hold every way to use it, so that an app of which all code is seen
 *   and none of them found does not use it
 * @source: where this comes from
 */
typedef struct
{
  const char *name;
  const char *level;
  gboolean special;
  const char *group;
  const char *label_en;
  const char *label_zh;
  const char *const *categories;
  const char *const *beside;
  guint since;
  guint until;
  gboolean apis_complete;
  const char *source;
} CandorKnownPermission;

/**
 * CandorApiKind:
 *
 * How code reaches personal data.
 */
typedef enum
{
  CANDOR_API_METHOD,   /* a method reference in an invoke instruction */
  CANDOR_API_FIELD,    /* a field that is read */
  CANDOR_API_URI,      /* a content URI, as a string constant */
  CANDOR_API_SETTING,  /* a key of android.provider.Settings, as a string constant */
  CANDOR_API_PROPERTY, /* a system property, as a string constant */
  CANDOR_API_INTENT,   /* an intent action, as a string constant */
  CANDOR_API_CLASS,    /* a class that is extended or made */
  CANDOR_API_PATH,     /* a file path, as a string constant */
} CandorApiKind;

/**
 * CandorKnownApi:
 * @kind: how code reaches it
 * @class_name: declaring class in dotted form ("android.telephony.TelephonyManager"), or %NULL
 * @member: method or field name, or the URI, key, property, action or path; %NULL for a class
 * @descriptor: method descriptor "()Ljava/lang/String;", or %NULL for any overload
 * @category: the category it gives
 * @permissions: permissions of which one is needed; empty where none is
 * @permissions_since: an app that targets a lower API level does without them; 0 where none does
 * @since: first API level, 0 where not known
 * @until: level from which an ordinary app gets nothing by it any more, 0 where it still does
 * @weak: in wide use for other ends: counts only beside another sign
 * @source: where this comes from
 */
typedef struct
{
  CandorApiKind kind;
  const char *class_name;
  const char *member;
  const char *descriptor;
  const char *category;
  const char *const *permissions;
  guint permissions_since;
  guint since;
  guint until;
  gboolean weak;
  const char *source;
} CandorKnownApi;

/**
 * CandorKnownSdk:
 * @id: identifier
 * @name: name in English or as the vendor writes it
 * @name_zh: Chinese name, or %NULL
 * @vendor: vendor, or %NULL
 * @vendor_zh: what policies call the vendor in Chinese ("腾讯"), or %NULL where it is the same
 * @kind: "analytics", "advertising", "push", "maps", "payment", "login", "crash", …; "ui", "network",
 *   "storage", "media" and "other" are mostly plain libraries that send nothing of themselves
 * @aliases: names by which policies call it, both languages
 * @prefixes: package prefixes of whole segments, "cn.jpush"
 * @native_libraries: file names, "libjcore.so"; a * stands for any part of it
 * @components: class names, outside @prefixes, of components that betray it
 * @collects: categories it is known to take; empty means not known, never "none"
 * @collects_basis: how that is known: "vendor" (its own statement), "policies" (tables in published
 *   policies), "traffic", "code"
 * @hosts: host names it speaks to
 * @open_source_library: a library that hands nothing to anybody: it needs no name in a policy
 * @source: where this comes from
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *name_zh;
  const char *vendor;
  const char *vendor_zh;
  const char *kind;
  const char *const *aliases;
  const char *const *prefixes;
  const char *const *native_libraries;
  const char *const *components;
  const char *const *collects;
  const char *const *collects_basis;
  const char *const *hosts;
  gboolean open_source_library;
  const char *source;
} CandorKnownSdk;

/**
 * CandorKnownPacker:
 * @id: identifier
 * @name: name as people know it
 * @name_zh: Chinese name, or %NULL where it is the same
 * @hides_code: whether the app's own classes are encrypted until it runs; one that doesn't only watches
 *   the running app
 * @native_libraries: file names under lib/; a * stands for any part
 * @assets: paths under assets/; a * stands for any part
 * @classes: class names, or package prefixes of whole segments, in dotted form
 * @source: where this comes from
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *name_zh;
  gboolean hides_code;
  const char *const *native_libraries;
  const char *const *assets;
  const char *const *classes;
  const char *source;
} CandorKnownPacker;

/**
 * CandorBlindSpotKind:
 * @CANDOR_BLIND_SPOT_LOADING: code is run that need not be in the package
 * @CANDOR_BLIND_SPOT_REFLECTION: methods are looked up by name, which may not be a constant
 * @CANDOR_BLIND_SPOT_BRIDGE: web pages can call the app's code
 *
 * How code gets out of sight of whoever reads the package.
 */
typedef enum
{
  CANDOR_BLIND_SPOT_LOADING,
  CANDOR_BLIND_SPOT_REFLECTION,
  CANDOR_BLIND_SPOT_BRIDGE,
} CandorBlindSpotKind;

/**
 * CandorKnownBlindSpot:
 * @class_name: declaring class in dotted form
 * @member: method
 * @kind: what it does
 * @except: package prefixes whose use of it hides nothing, because all they reach is in the package
 * @source: where this comes from
 */
typedef struct
{
  const char *class_name;
  const char *member;
  CandorBlindSpotKind kind;
  const char *const *except;
  const char *source;
} CandorKnownBlindSpot;

/**
 * CandorKnownPlatformClass:
 * @name: a class of the platform, in dotted form
 * @superclass: the one it extends: a call may name the narrower class where the broader declares
 *   the method
 * @source: where this comes from
 */
typedef struct
{
  const char *name;
  const char *superclass;
  const char *source;
} CandorKnownPlatformClass;

/**
 * CandorKnownPlatformPackage:
 * @prefix: package prefix of whole segments
 * @bundled: classes below it come with apps after all
 * @source: where this comes from
 *
 * Packages whose classes the system provides: an app's own class of such a name is never loaded. The
 * longest prefix counts.
 */
typedef struct
{
  const char *prefix;
  gboolean bundled;
  const char *source;
} CandorKnownPlatformPackage;

/**
 * CandorKnownAppType:
 * @id: identifier, "map_navigation"
 * @number: number in article 5 of the provisions, 1 to 39
 * @name_en: name, English
 * @name_zh: name, Chinese
 * @function_en: basic function, English
 * @function_zh: basic function, Chinese
 * @cues_en: (nullable): words in an app's name or policy that speak for the type, parted by "|"
 * @cues_zh: (nullable): the same, Chinese
 * @signs: permissions that speak for the type, requested or a component's
 * @necessary_zh: the necessary information in the regulation's own words
 * @necessary: the same as categories
 * @source: where this comes from
 *
 * One type of 《常见类型移动互联网应用程序必要个人信息范围规定》 (2021).
 */
typedef struct
{
  const char *id;
  guint number;
  const char *name_en;
  const char *name_zh;
  const char *function_en;
  const char *function_zh;
  const char *cues_en;
  const char *cues_zh;
  const char *const *signs;
  const char *const *necessary_zh;
  const char *const *necessary;
  const char *source;
} CandorKnownAppType;

/**
 * CandorKnownRegulation:
 * @id: identifier: "pipl", "rendingfangfa", "gdpr", "play", "app-types"
 * @name_en: full name, English
 * @name_zh: full name, Chinese
 * @short_en: as a citation names it, English
 * @short_zh: as a citation names it, Chinese
 * @languages: of policies that are held against it: "en", "zh"
 * @source: where this comes from
 */
typedef struct
{
  const char *id;
  const char *name_en;
  const char *name_zh;
  const char *short_en;
  const char *short_zh;
  const char *const *languages;
  const char *source;
} CandorKnownRegulation;

/**
 * CandorKnownRule:
 * @id: identifier of regulation and article: "pipl-17", "rendingfangfa-3.1", "gdpr-13.1.c"
 * @regulation: identifier of the regulation: "pipl", "rendingfangfa", "gdpr", "play", "gbt35273"
 * @article: article or item as people cite it: "17", "3.1"
 * @title_en: what it asks, in short, English
 * @title_zh: what it asks, in short, Chinese
 * @text_zh: its words, where they may be quoted and were seen; else %NULL
 * @judgeable: from what it can be judged: "policy", "package", "policy+package", "runtime_only",
 *   "not_judgeable"
 * @verified: whether the words were seen in a source; recalled ones are never quoted
 * @source: where this comes from
 */
typedef struct
{
  const char *id;
  const char *regulation;
  const char *article;
  const char *title_en;
  const char *title_zh;
  const char *text_zh;
  const char *judgeable;
  gboolean verified;
  const char *source;
} CandorKnownRule;

/**
 * CandorKnownTopic:
 * @id: identifier, "retention_period"
 * @name_en: what it is, English, as in the middle of a sentence
 * @name_zh: what it is, Chinese
 * @cues_en: what must stand together in one sentence for it to be said, English; how a cue is written
 *   is told in data/knowledge/regulations.rng
 * @cues_zh: likewise, Chinese
 * @hints_en: what only shows that the subject is touched, English
 * @hints_zh: likewise, Chinese
 * @title: looked for in the titles at the head of a document only
 * @actions: statements of one of these actions say it ("collect", "share"); empty where cues do
 * @actor: (nullable): whose statements: "first_party" or "third_party"
 * @purposes: only statements with a purpose
 * @sensitive: only statements about a sensitive category
 * @source: where this comes from
 *
 * Something a policy may speak of, and how to know that it does.
 */
typedef struct
{
  const char *id;
  const char *name_en;
  const char *name_zh;
  const char *const *cues_en;
  const char *const *cues_zh;
  const char *const *hints_en;
  const char *const *hints_zh;
  gboolean title;
  const char *const *actions;
  const char *actor;
  gboolean purposes;
  gboolean sensitive;
  const char *source;
} CandorKnownTopic;

/**
 * CandorKnownCheck:
 * @rule: identifier of the rule that is judged
 * @topics: topics of which a policy must speak, all of them
 * @any: topics of which it must speak of one at least
 * @when: it applies only where the policy speaks of one of these
 * @hints: worth a person's look where the policy speaks of them; never decides
 * @findings: kinds of finding that stand against it
 * @certain: a policy that holds it would say it in one of the cues' ways, so that silence can be told
 * @target_sdk: a package that targets an older API level speaks against it; 0 for none
 * @source: where this comes from
 *
 * How an item of a regulation's checklist is judged.
 */
typedef struct
{
  const char *rule;
  const char *const *topics;
  const char *const *any;
  const char *const *when;
  const char *const *hints;
  const char *const *findings;
  gboolean certain;
  guint target_sdk;
  const char *source;
} CandorKnownCheck;

/**
 * CandorKnownTerm:
 * @category: the category the words name
 * @text: the words; Latin letters in lower case
 * @weak: names the category only beside a verb of handling, never in a heading or alone
 * @permission: the words name the permission itself ("camera permission", 相机权限), not the data
 * @plural: the words have a regular English plural that means the same
 * @not_before: words that, right after the term, show it means something else (address|bar)
 * @not_after: words that, right before the term, show it means something else (e-mail|address)
 * @source: where this comes from
 */
typedef struct
{
  const char *category;
  const char *text;
  gboolean weak;
  gboolean permission;
  gboolean plural;
  const char *const *not_before;
  const char *const *not_after;
  const char *source;
} CandorKnownTerm;

/**
 * CandorKnownModel:
 * @name: of the model, "claims"
 * @weights: a feature and its weight a line, "left:collect 0.31"; "bias" is there without any feature
 */
typedef struct
{
  const char *name;
  const char *weights;
} CandorKnownModel;

G_END_DECLS
