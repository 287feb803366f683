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

static const unsigned char file_guidance_controls_A_5_1_md[] = {
#embed "data/guidance/controls/A.5.1.md"
};

static const unsigned char file_guidance_controls_A_5_10_md[] = {
#embed "data/guidance/controls/A.5.10.md"
};

static const unsigned char file_guidance_controls_A_5_11_md[] = {
#embed "data/guidance/controls/A.5.11.md"
};

static const unsigned char file_guidance_controls_A_5_12_md[] = {
#embed "data/guidance/controls/A.5.12.md"
};

static const unsigned char file_guidance_controls_A_5_13_md[] = {
#embed "data/guidance/controls/A.5.13.md"
};

static const unsigned char file_guidance_controls_A_5_14_md[] = {
#embed "data/guidance/controls/A.5.14.md"
};

static const unsigned char file_guidance_controls_A_5_15_md[] = {
#embed "data/guidance/controls/A.5.15.md"
};

static const unsigned char file_guidance_controls_A_5_16_md[] = {
#embed "data/guidance/controls/A.5.16.md"
};

static const unsigned char file_guidance_controls_A_5_17_md[] = {
#embed "data/guidance/controls/A.5.17.md"
};

static const unsigned char file_guidance_controls_A_5_18_md[] = {
#embed "data/guidance/controls/A.5.18.md"
};

static const unsigned char file_guidance_controls_A_5_19_md[] = {
#embed "data/guidance/controls/A.5.19.md"
};

static const unsigned char file_guidance_controls_A_5_2_md[] = {
#embed "data/guidance/controls/A.5.2.md"
};

static const unsigned char file_guidance_controls_A_5_20_md[] = {
#embed "data/guidance/controls/A.5.20.md"
};

static const unsigned char file_guidance_controls_A_5_21_md[] = {
#embed "data/guidance/controls/A.5.21.md"
};

static const unsigned char file_guidance_controls_A_5_22_md[] = {
#embed "data/guidance/controls/A.5.22.md"
};

static const unsigned char file_guidance_controls_A_5_23_md[] = {
#embed "data/guidance/controls/A.5.23.md"
};

static const unsigned char file_guidance_controls_A_5_24_md[] = {
#embed "data/guidance/controls/A.5.24.md"
};

static const unsigned char file_guidance_controls_A_5_25_md[] = {
#embed "data/guidance/controls/A.5.25.md"
};

static const unsigned char file_guidance_controls_A_5_26_md[] = {
#embed "data/guidance/controls/A.5.26.md"
};

static const unsigned char file_guidance_controls_A_5_27_md[] = {
#embed "data/guidance/controls/A.5.27.md"
};

static const unsigned char file_guidance_controls_A_5_28_md[] = {
#embed "data/guidance/controls/A.5.28.md"
};

static const unsigned char file_guidance_controls_A_5_29_md[] = {
#embed "data/guidance/controls/A.5.29.md"
};

static const unsigned char file_guidance_controls_A_5_3_md[] = {
#embed "data/guidance/controls/A.5.3.md"
};

static const unsigned char file_guidance_controls_A_5_30_md[] = {
#embed "data/guidance/controls/A.5.30.md"
};

static const unsigned char file_guidance_controls_A_5_31_md[] = {
#embed "data/guidance/controls/A.5.31.md"
};

static const unsigned char file_guidance_controls_A_5_32_md[] = {
#embed "data/guidance/controls/A.5.32.md"
};

static const unsigned char file_guidance_controls_A_5_33_md[] = {
#embed "data/guidance/controls/A.5.33.md"
};

static const unsigned char file_guidance_controls_A_5_34_md[] = {
#embed "data/guidance/controls/A.5.34.md"
};

static const unsigned char file_guidance_controls_A_5_35_md[] = {
#embed "data/guidance/controls/A.5.35.md"
};

static const unsigned char file_guidance_controls_A_5_36_md[] = {
#embed "data/guidance/controls/A.5.36.md"
};

static const unsigned char file_guidance_controls_A_5_37_md[] = {
#embed "data/guidance/controls/A.5.37.md"
};

static const unsigned char file_guidance_controls_A_5_4_md[] = {
#embed "data/guidance/controls/A.5.4.md"
};

static const unsigned char file_guidance_controls_A_5_5_md[] = {
#embed "data/guidance/controls/A.5.5.md"
};

static const unsigned char file_guidance_controls_A_5_6_md[] = {
#embed "data/guidance/controls/A.5.6.md"
};

static const unsigned char file_guidance_controls_A_5_7_md[] = {
#embed "data/guidance/controls/A.5.7.md"
};

static const unsigned char file_guidance_controls_A_5_8_md[] = {
#embed "data/guidance/controls/A.5.8.md"
};

static const unsigned char file_guidance_controls_A_5_9_md[] = {
#embed "data/guidance/controls/A.5.9.md"
};

static const unsigned char file_guidance_controls_A_6_1_md[] = {
#embed "data/guidance/controls/A.6.1.md"
};

static const unsigned char file_guidance_controls_A_6_2_md[] = {
#embed "data/guidance/controls/A.6.2.md"
};

static const unsigned char file_guidance_controls_A_6_3_md[] = {
#embed "data/guidance/controls/A.6.3.md"
};

static const unsigned char file_guidance_controls_A_6_4_md[] = {
#embed "data/guidance/controls/A.6.4.md"
};

static const unsigned char file_guidance_controls_A_6_5_md[] = {
#embed "data/guidance/controls/A.6.5.md"
};

static const unsigned char file_guidance_controls_A_6_6_md[] = {
#embed "data/guidance/controls/A.6.6.md"
};

static const unsigned char file_guidance_controls_A_6_7_md[] = {
#embed "data/guidance/controls/A.6.7.md"
};

static const unsigned char file_guidance_controls_A_6_8_md[] = {
#embed "data/guidance/controls/A.6.8.md"
};

static const unsigned char file_guidance_controls_A_7_1_md[] = {
#embed "data/guidance/controls/A.7.1.md"
};

static const unsigned char file_guidance_controls_A_7_10_md[] = {
#embed "data/guidance/controls/A.7.10.md"
};

static const unsigned char file_guidance_controls_A_7_11_md[] = {
#embed "data/guidance/controls/A.7.11.md"
};

static const unsigned char file_guidance_controls_A_7_12_md[] = {
#embed "data/guidance/controls/A.7.12.md"
};

static const unsigned char file_guidance_controls_A_7_13_md[] = {
#embed "data/guidance/controls/A.7.13.md"
};

static const unsigned char file_guidance_controls_A_7_14_md[] = {
#embed "data/guidance/controls/A.7.14.md"
};

static const unsigned char file_guidance_controls_A_7_2_md[] = {
#embed "data/guidance/controls/A.7.2.md"
};

static const unsigned char file_guidance_controls_A_7_3_md[] = {
#embed "data/guidance/controls/A.7.3.md"
};

static const unsigned char file_guidance_controls_A_7_4_md[] = {
#embed "data/guidance/controls/A.7.4.md"
};

static const unsigned char file_guidance_controls_A_7_5_md[] = {
#embed "data/guidance/controls/A.7.5.md"
};

static const unsigned char file_guidance_controls_A_7_6_md[] = {
#embed "data/guidance/controls/A.7.6.md"
};

static const unsigned char file_guidance_controls_A_7_7_md[] = {
#embed "data/guidance/controls/A.7.7.md"
};

static const unsigned char file_guidance_controls_A_7_8_md[] = {
#embed "data/guidance/controls/A.7.8.md"
};

static const unsigned char file_guidance_controls_A_7_9_md[] = {
#embed "data/guidance/controls/A.7.9.md"
};

static const unsigned char file_guidance_controls_A_8_1_md[] = {
#embed "data/guidance/controls/A.8.1.md"
};

static const unsigned char file_guidance_controls_A_8_10_md[] = {
#embed "data/guidance/controls/A.8.10.md"
};

static const unsigned char file_guidance_controls_A_8_11_md[] = {
#embed "data/guidance/controls/A.8.11.md"
};

static const unsigned char file_guidance_controls_A_8_12_md[] = {
#embed "data/guidance/controls/A.8.12.md"
};

static const unsigned char file_guidance_controls_A_8_13_md[] = {
#embed "data/guidance/controls/A.8.13.md"
};

static const unsigned char file_guidance_controls_A_8_14_md[] = {
#embed "data/guidance/controls/A.8.14.md"
};

static const unsigned char file_guidance_controls_A_8_15_md[] = {
#embed "data/guidance/controls/A.8.15.md"
};

static const unsigned char file_guidance_controls_A_8_16_md[] = {
#embed "data/guidance/controls/A.8.16.md"
};

static const unsigned char file_guidance_controls_A_8_17_md[] = {
#embed "data/guidance/controls/A.8.17.md"
};

static const unsigned char file_guidance_controls_A_8_18_md[] = {
#embed "data/guidance/controls/A.8.18.md"
};

static const unsigned char file_guidance_controls_A_8_19_md[] = {
#embed "data/guidance/controls/A.8.19.md"
};

static const unsigned char file_guidance_controls_A_8_2_md[] = {
#embed "data/guidance/controls/A.8.2.md"
};

static const unsigned char file_guidance_controls_A_8_20_md[] = {
#embed "data/guidance/controls/A.8.20.md"
};

static const unsigned char file_guidance_controls_A_8_21_md[] = {
#embed "data/guidance/controls/A.8.21.md"
};

static const unsigned char file_guidance_controls_A_8_22_md[] = {
#embed "data/guidance/controls/A.8.22.md"
};

static const unsigned char file_guidance_controls_A_8_23_md[] = {
#embed "data/guidance/controls/A.8.23.md"
};

static const unsigned char file_guidance_controls_A_8_24_md[] = {
#embed "data/guidance/controls/A.8.24.md"
};

static const unsigned char file_guidance_controls_A_8_25_md[] = {
#embed "data/guidance/controls/A.8.25.md"
};

static const unsigned char file_guidance_controls_A_8_26_md[] = {
#embed "data/guidance/controls/A.8.26.md"
};

static const unsigned char file_guidance_controls_A_8_27_md[] = {
#embed "data/guidance/controls/A.8.27.md"
};

static const unsigned char file_guidance_controls_A_8_28_md[] = {
#embed "data/guidance/controls/A.8.28.md"
};

static const unsigned char file_guidance_controls_A_8_29_md[] = {
#embed "data/guidance/controls/A.8.29.md"
};

static const unsigned char file_guidance_controls_A_8_3_md[] = {
#embed "data/guidance/controls/A.8.3.md"
};

static const unsigned char file_guidance_controls_A_8_30_md[] = {
#embed "data/guidance/controls/A.8.30.md"
};

static const unsigned char file_guidance_controls_A_8_31_md[] = {
#embed "data/guidance/controls/A.8.31.md"
};

static const unsigned char file_guidance_controls_A_8_32_md[] = {
#embed "data/guidance/controls/A.8.32.md"
};

static const unsigned char file_guidance_controls_A_8_33_md[] = {
#embed "data/guidance/controls/A.8.33.md"
};

static const unsigned char file_guidance_controls_A_8_34_md[] = {
#embed "data/guidance/controls/A.8.34.md"
};

static const unsigned char file_guidance_controls_A_8_4_md[] = {
#embed "data/guidance/controls/A.8.4.md"
};

static const unsigned char file_guidance_controls_A_8_5_md[] = {
#embed "data/guidance/controls/A.8.5.md"
};

static const unsigned char file_guidance_controls_A_8_6_md[] = {
#embed "data/guidance/controls/A.8.6.md"
};

static const unsigned char file_guidance_controls_A_8_7_md[] = {
#embed "data/guidance/controls/A.8.7.md"
};

static const unsigned char file_guidance_controls_A_8_8_md[] = {
#embed "data/guidance/controls/A.8.8.md"
};

static const unsigned char file_guidance_controls_A_8_9_md[] = {
#embed "data/guidance/controls/A.8.9.md"
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
    FILE_ENTRY("guidance/controls/A.5.1.md", file_guidance_controls_A_5_1_md),
    FILE_ENTRY("guidance/controls/A.5.10.md", file_guidance_controls_A_5_10_md),
    FILE_ENTRY("guidance/controls/A.5.11.md", file_guidance_controls_A_5_11_md),
    FILE_ENTRY("guidance/controls/A.5.12.md", file_guidance_controls_A_5_12_md),
    FILE_ENTRY("guidance/controls/A.5.13.md", file_guidance_controls_A_5_13_md),
    FILE_ENTRY("guidance/controls/A.5.14.md", file_guidance_controls_A_5_14_md),
    FILE_ENTRY("guidance/controls/A.5.15.md", file_guidance_controls_A_5_15_md),
    FILE_ENTRY("guidance/controls/A.5.16.md", file_guidance_controls_A_5_16_md),
    FILE_ENTRY("guidance/controls/A.5.17.md", file_guidance_controls_A_5_17_md),
    FILE_ENTRY("guidance/controls/A.5.18.md", file_guidance_controls_A_5_18_md),
    FILE_ENTRY("guidance/controls/A.5.19.md", file_guidance_controls_A_5_19_md),
    FILE_ENTRY("guidance/controls/A.5.2.md", file_guidance_controls_A_5_2_md),
    FILE_ENTRY("guidance/controls/A.5.20.md", file_guidance_controls_A_5_20_md),
    FILE_ENTRY("guidance/controls/A.5.21.md", file_guidance_controls_A_5_21_md),
    FILE_ENTRY("guidance/controls/A.5.22.md", file_guidance_controls_A_5_22_md),
    FILE_ENTRY("guidance/controls/A.5.23.md", file_guidance_controls_A_5_23_md),
    FILE_ENTRY("guidance/controls/A.5.24.md", file_guidance_controls_A_5_24_md),
    FILE_ENTRY("guidance/controls/A.5.25.md", file_guidance_controls_A_5_25_md),
    FILE_ENTRY("guidance/controls/A.5.26.md", file_guidance_controls_A_5_26_md),
    FILE_ENTRY("guidance/controls/A.5.27.md", file_guidance_controls_A_5_27_md),
    FILE_ENTRY("guidance/controls/A.5.28.md", file_guidance_controls_A_5_28_md),
    FILE_ENTRY("guidance/controls/A.5.29.md", file_guidance_controls_A_5_29_md),
    FILE_ENTRY("guidance/controls/A.5.3.md", file_guidance_controls_A_5_3_md),
    FILE_ENTRY("guidance/controls/A.5.30.md", file_guidance_controls_A_5_30_md),
    FILE_ENTRY("guidance/controls/A.5.31.md", file_guidance_controls_A_5_31_md),
    FILE_ENTRY("guidance/controls/A.5.32.md", file_guidance_controls_A_5_32_md),
    FILE_ENTRY("guidance/controls/A.5.33.md", file_guidance_controls_A_5_33_md),
    FILE_ENTRY("guidance/controls/A.5.34.md", file_guidance_controls_A_5_34_md),
    FILE_ENTRY("guidance/controls/A.5.35.md", file_guidance_controls_A_5_35_md),
    FILE_ENTRY("guidance/controls/A.5.36.md", file_guidance_controls_A_5_36_md),
    FILE_ENTRY("guidance/controls/A.5.37.md", file_guidance_controls_A_5_37_md),
    FILE_ENTRY("guidance/controls/A.5.4.md", file_guidance_controls_A_5_4_md),
    FILE_ENTRY("guidance/controls/A.5.5.md", file_guidance_controls_A_5_5_md),
    FILE_ENTRY("guidance/controls/A.5.6.md", file_guidance_controls_A_5_6_md),
    FILE_ENTRY("guidance/controls/A.5.7.md", file_guidance_controls_A_5_7_md),
    FILE_ENTRY("guidance/controls/A.5.8.md", file_guidance_controls_A_5_8_md),
    FILE_ENTRY("guidance/controls/A.5.9.md", file_guidance_controls_A_5_9_md),
    FILE_ENTRY("guidance/controls/A.6.1.md", file_guidance_controls_A_6_1_md),
    FILE_ENTRY("guidance/controls/A.6.2.md", file_guidance_controls_A_6_2_md),
    FILE_ENTRY("guidance/controls/A.6.3.md", file_guidance_controls_A_6_3_md),
    FILE_ENTRY("guidance/controls/A.6.4.md", file_guidance_controls_A_6_4_md),
    FILE_ENTRY("guidance/controls/A.6.5.md", file_guidance_controls_A_6_5_md),
    FILE_ENTRY("guidance/controls/A.6.6.md", file_guidance_controls_A_6_6_md),
    FILE_ENTRY("guidance/controls/A.6.7.md", file_guidance_controls_A_6_7_md),
    FILE_ENTRY("guidance/controls/A.6.8.md", file_guidance_controls_A_6_8_md),
    FILE_ENTRY("guidance/controls/A.7.1.md", file_guidance_controls_A_7_1_md),
    FILE_ENTRY("guidance/controls/A.7.10.md", file_guidance_controls_A_7_10_md),
    FILE_ENTRY("guidance/controls/A.7.11.md", file_guidance_controls_A_7_11_md),
    FILE_ENTRY("guidance/controls/A.7.12.md", file_guidance_controls_A_7_12_md),
    FILE_ENTRY("guidance/controls/A.7.13.md", file_guidance_controls_A_7_13_md),
    FILE_ENTRY("guidance/controls/A.7.14.md", file_guidance_controls_A_7_14_md),
    FILE_ENTRY("guidance/controls/A.7.2.md", file_guidance_controls_A_7_2_md),
    FILE_ENTRY("guidance/controls/A.7.3.md", file_guidance_controls_A_7_3_md),
    FILE_ENTRY("guidance/controls/A.7.4.md", file_guidance_controls_A_7_4_md),
    FILE_ENTRY("guidance/controls/A.7.5.md", file_guidance_controls_A_7_5_md),
    FILE_ENTRY("guidance/controls/A.7.6.md", file_guidance_controls_A_7_6_md),
    FILE_ENTRY("guidance/controls/A.7.7.md", file_guidance_controls_A_7_7_md),
    FILE_ENTRY("guidance/controls/A.7.8.md", file_guidance_controls_A_7_8_md),
    FILE_ENTRY("guidance/controls/A.7.9.md", file_guidance_controls_A_7_9_md),
    FILE_ENTRY("guidance/controls/A.8.1.md", file_guidance_controls_A_8_1_md),
    FILE_ENTRY("guidance/controls/A.8.10.md", file_guidance_controls_A_8_10_md),
    FILE_ENTRY("guidance/controls/A.8.11.md", file_guidance_controls_A_8_11_md),
    FILE_ENTRY("guidance/controls/A.8.12.md", file_guidance_controls_A_8_12_md),
    FILE_ENTRY("guidance/controls/A.8.13.md", file_guidance_controls_A_8_13_md),
    FILE_ENTRY("guidance/controls/A.8.14.md", file_guidance_controls_A_8_14_md),
    FILE_ENTRY("guidance/controls/A.8.15.md", file_guidance_controls_A_8_15_md),
    FILE_ENTRY("guidance/controls/A.8.16.md", file_guidance_controls_A_8_16_md),
    FILE_ENTRY("guidance/controls/A.8.17.md", file_guidance_controls_A_8_17_md),
    FILE_ENTRY("guidance/controls/A.8.18.md", file_guidance_controls_A_8_18_md),
    FILE_ENTRY("guidance/controls/A.8.19.md", file_guidance_controls_A_8_19_md),
    FILE_ENTRY("guidance/controls/A.8.2.md", file_guidance_controls_A_8_2_md),
    FILE_ENTRY("guidance/controls/A.8.20.md", file_guidance_controls_A_8_20_md),
    FILE_ENTRY("guidance/controls/A.8.21.md", file_guidance_controls_A_8_21_md),
    FILE_ENTRY("guidance/controls/A.8.22.md", file_guidance_controls_A_8_22_md),
    FILE_ENTRY("guidance/controls/A.8.23.md", file_guidance_controls_A_8_23_md),
    FILE_ENTRY("guidance/controls/A.8.24.md", file_guidance_controls_A_8_24_md),
    FILE_ENTRY("guidance/controls/A.8.25.md", file_guidance_controls_A_8_25_md),
    FILE_ENTRY("guidance/controls/A.8.26.md", file_guidance_controls_A_8_26_md),
    FILE_ENTRY("guidance/controls/A.8.27.md", file_guidance_controls_A_8_27_md),
    FILE_ENTRY("guidance/controls/A.8.28.md", file_guidance_controls_A_8_28_md),
    FILE_ENTRY("guidance/controls/A.8.29.md", file_guidance_controls_A_8_29_md),
    FILE_ENTRY("guidance/controls/A.8.3.md", file_guidance_controls_A_8_3_md),
    FILE_ENTRY("guidance/controls/A.8.30.md", file_guidance_controls_A_8_30_md),
    FILE_ENTRY("guidance/controls/A.8.31.md", file_guidance_controls_A_8_31_md),
    FILE_ENTRY("guidance/controls/A.8.32.md", file_guidance_controls_A_8_32_md),
    FILE_ENTRY("guidance/controls/A.8.33.md", file_guidance_controls_A_8_33_md),
    FILE_ENTRY("guidance/controls/A.8.34.md", file_guidance_controls_A_8_34_md),
    FILE_ENTRY("guidance/controls/A.8.4.md", file_guidance_controls_A_8_4_md),
    FILE_ENTRY("guidance/controls/A.8.5.md", file_guidance_controls_A_8_5_md),
    FILE_ENTRY("guidance/controls/A.8.6.md", file_guidance_controls_A_8_6_md),
    FILE_ENTRY("guidance/controls/A.8.7.md", file_guidance_controls_A_8_7_md),
    FILE_ENTRY("guidance/controls/A.8.8.md", file_guidance_controls_A_8_8_md),
    FILE_ENTRY("guidance/controls/A.8.9.md", file_guidance_controls_A_8_9_md),
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
