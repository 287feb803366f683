// Written by embed-data.sh; do not edit.
#include "CatalogData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_demonstration_01_leadership_json[] = {
#embed "data/demonstration/01-leadership.json"
};

static const unsigned char file_demonstration_02_context_json[] = {
#embed "data/demonstration/02-context.json"
};

static const unsigned char file_demonstration_03_assets_json[] = {
#embed "data/demonstration/03-assets.json"
};

static const unsigned char file_demonstration_04_first_assessment_json[] = {
#embed "data/demonstration/04-first-assessment.json"
};

static const unsigned char file_demonstration_05_treatment_json[] = {
#embed "data/demonstration/05-treatment.json"
};

static const unsigned char file_demonstration_06_first_statement_json[] = {
#embed "data/demonstration/06-first-statement.json"
};

static const unsigned char file_demonstration_07_first_year_json[] = {
#embed "data/demonstration/07-first-year.json"
};

static const unsigned char file_demonstration_08_second_assessment_json[] = {
#embed "data/demonstration/08-second-assessment.json"
};

static const unsigned char file_demonstration_09_second_statement_json[] = {
#embed "data/demonstration/09-second-statement.json"
};

static const unsigned char file_demonstration_README_md[] = {
#embed "data/demonstration/README.md"
};

static const unsigned char file_gdpr_articles_csv[] = {
#embed "data/gdpr-articles.csv"
};

static const unsigned char file_iso27001_2022_annex_a_csv[] = {
#embed "data/iso27001-2022-annex-a.csv"
};

static const unsigned char file_iso27001_2022_clauses_csv[] = {
#embed "data/iso27001-2022-clauses.csv"
};

static const unsigned char file_map_annex_a_gdpr_csv[] = {
#embed "data/map-annex-a-gdpr.csv"
};

static const unsigned char file_map_annex_a_soc2_csv[] = {
#embed "data/map-annex-a-soc2.csv"
};

static const unsigned char file_map_clauses_soc2_csv[] = {
#embed "data/map-clauses-soc2.csv"
};

static const unsigned char file_map_iso27001_csf2_csv[] = {
#embed "data/map-iso27001-csf2.csv"
};

static const unsigned char file_nist_csf_2_0_csv[] = {
#embed "data/nist-csf-2.0.csv"
};

static const unsigned char file_scenarios_csv[] = {
#embed "data/scenarios.csv"
};

static const unsigned char file_soc2_tsc_2017_csv[] = {
#embed "data/soc2-tsc-2017.csv"
};

static const unsigned char file_threats_csv[] = {
#embed "data/threats.csv"
};

static const unsigned char file_vulnerabilities_csv[] = {
#embed "data/vulnerabilities.csv"
};

#define FILE_ENTRY(path, bytes) {path, bytes, sizeof bytes}
static const CatalogDataFile files[] = {
    FILE_ENTRY("demonstration/01-leadership.json", file_demonstration_01_leadership_json),
    FILE_ENTRY("demonstration/02-context.json", file_demonstration_02_context_json),
    FILE_ENTRY("demonstration/03-assets.json", file_demonstration_03_assets_json),
    FILE_ENTRY("demonstration/04-first-assessment.json", file_demonstration_04_first_assessment_json),
    FILE_ENTRY("demonstration/05-treatment.json", file_demonstration_05_treatment_json),
    FILE_ENTRY("demonstration/06-first-statement.json", file_demonstration_06_first_statement_json),
    FILE_ENTRY("demonstration/07-first-year.json", file_demonstration_07_first_year_json),
    FILE_ENTRY("demonstration/08-second-assessment.json", file_demonstration_08_second_assessment_json),
    FILE_ENTRY("demonstration/09-second-statement.json", file_demonstration_09_second_statement_json),
    FILE_ENTRY("demonstration/README.md", file_demonstration_README_md),
    FILE_ENTRY("gdpr-articles.csv", file_gdpr_articles_csv),
    FILE_ENTRY("iso27001-2022-annex-a.csv", file_iso27001_2022_annex_a_csv),
    FILE_ENTRY("iso27001-2022-clauses.csv", file_iso27001_2022_clauses_csv),
    FILE_ENTRY("map-annex-a-gdpr.csv", file_map_annex_a_gdpr_csv),
    FILE_ENTRY("map-annex-a-soc2.csv", file_map_annex_a_soc2_csv),
    FILE_ENTRY("map-clauses-soc2.csv", file_map_clauses_soc2_csv),
    FILE_ENTRY("map-iso27001-csf2.csv", file_map_iso27001_csf2_csv),
    FILE_ENTRY("nist-csf-2.0.csv", file_nist_csf_2_0_csv),
    FILE_ENTRY("scenarios.csv", file_scenarios_csv),
    FILE_ENTRY("soc2-tsc-2017.csv", file_soc2_tsc_2017_csv),
    FILE_ENTRY("threats.csv", file_threats_csv),
    FILE_ENTRY("vulnerabilities.csv", file_vulnerabilities_csv),
};

const CatalogDataFile *catalogDataFiles(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
