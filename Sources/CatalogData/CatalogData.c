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

static const unsigned char file_documents_acceptable_use_md[] = {
#embed "data/documents/acceptable-use.md"
};

static const unsigned char file_documents_access_control_md[] = {
#embed "data/documents/access-control.md"
};

static const unsigned char file_documents_asset_management_md[] = {
#embed "data/documents/asset-management.md"
};

static const unsigned char file_documents_backup_md[] = {
#embed "data/documents/backup.md"
};

static const unsigned char file_documents_change_management_md[] = {
#embed "data/documents/change-management.md"
};

static const unsigned char file_documents_clear_desk_md[] = {
#embed "data/documents/clear-desk.md"
};

static const unsigned char file_documents_cloud_services_md[] = {
#embed "data/documents/cloud-services.md"
};

static const unsigned char file_documents_competence_awareness_md[] = {
#embed "data/documents/competence-awareness.md"
};

static const unsigned char file_documents_continuity_md[] = {
#embed "data/documents/continuity.md"
};

static const unsigned char file_documents_corrective_action_md[] = {
#embed "data/documents/corrective-action.md"
};

static const unsigned char file_documents_cryptography_md[] = {
#embed "data/documents/cryptography.md"
};

static const unsigned char file_documents_documented_information_md[] = {
#embed "data/documents/documented-information.md"
};

static const unsigned char file_documents_endpoint_devices_md[] = {
#embed "data/documents/endpoint-devices.md"
};

static const unsigned char file_documents_human_resources_security_md[] = {
#embed "data/documents/human-resources-security.md"
};

static const unsigned char file_documents_incident_management_md[] = {
#embed "data/documents/incident-management.md"
};

static const unsigned char file_documents_information_security_policy_md[] = {
#embed "data/documents/information-security-policy.md"
};

static const unsigned char file_documents_information_transfer_md[] = {
#embed "data/documents/information-transfer.md"
};

static const unsigned char file_documents_internal_audit_md[] = {
#embed "data/documents/internal-audit.md"
};

static const unsigned char file_documents_isms_manual_md[] = {
#embed "data/documents/isms-manual.md"
};

static const unsigned char file_documents_logging_monitoring_md[] = {
#embed "data/documents/logging-monitoring.md"
};

static const unsigned char file_documents_physical_security_md[] = {
#embed "data/documents/physical-security.md"
};

static const unsigned char file_documents_privacy_md[] = {
#embed "data/documents/privacy.md"
};

static const unsigned char file_documents_remote_working_md[] = {
#embed "data/documents/remote-working.md"
};

static const unsigned char file_documents_retention_deletion_md[] = {
#embed "data/documents/retention-deletion.md"
};

static const unsigned char file_documents_risk_management_md[] = {
#embed "data/documents/risk-management.md"
};

static const unsigned char file_documents_secure_development_md[] = {
#embed "data/documents/secure-development.md"
};

static const unsigned char file_documents_supplier_security_md[] = {
#embed "data/documents/supplier-security.md"
};

static const unsigned char file_documents_threat_intelligence_md[] = {
#embed "data/documents/threat-intelligence.md"
};

static const unsigned char file_documents_vulnerability_management_md[] = {
#embed "data/documents/vulnerability-management.md"
};

static const unsigned char file_frameworks_csv[] = {
#embed "data/frameworks.csv"
};

static const unsigned char file_gdpr_articles_csv[] = {
#embed "data/gdpr-articles.csv"
};

static const unsigned char file_guidance_clauses_10_1_md[] = {
#embed "data/guidance/clauses/10.1.md"
};

static const unsigned char file_guidance_clauses_10_2_md[] = {
#embed "data/guidance/clauses/10.2.md"
};

static const unsigned char file_guidance_clauses_10_md[] = {
#embed "data/guidance/clauses/10.md"
};

static const unsigned char file_guidance_clauses_4_1_md[] = {
#embed "data/guidance/clauses/4.1.md"
};

static const unsigned char file_guidance_clauses_4_2_md[] = {
#embed "data/guidance/clauses/4.2.md"
};

static const unsigned char file_guidance_clauses_4_3_md[] = {
#embed "data/guidance/clauses/4.3.md"
};

static const unsigned char file_guidance_clauses_4_4_md[] = {
#embed "data/guidance/clauses/4.4.md"
};

static const unsigned char file_guidance_clauses_4_md[] = {
#embed "data/guidance/clauses/4.md"
};

static const unsigned char file_guidance_clauses_5_1_md[] = {
#embed "data/guidance/clauses/5.1.md"
};

static const unsigned char file_guidance_clauses_5_2_md[] = {
#embed "data/guidance/clauses/5.2.md"
};

static const unsigned char file_guidance_clauses_5_3_md[] = {
#embed "data/guidance/clauses/5.3.md"
};

static const unsigned char file_guidance_clauses_5_md[] = {
#embed "data/guidance/clauses/5.md"
};

static const unsigned char file_guidance_clauses_6_1_1_md[] = {
#embed "data/guidance/clauses/6.1.1.md"
};

static const unsigned char file_guidance_clauses_6_1_2_md[] = {
#embed "data/guidance/clauses/6.1.2.md"
};

static const unsigned char file_guidance_clauses_6_1_3_md[] = {
#embed "data/guidance/clauses/6.1.3.md"
};

static const unsigned char file_guidance_clauses_6_1_md[] = {
#embed "data/guidance/clauses/6.1.md"
};

static const unsigned char file_guidance_clauses_6_2_md[] = {
#embed "data/guidance/clauses/6.2.md"
};

static const unsigned char file_guidance_clauses_6_3_md[] = {
#embed "data/guidance/clauses/6.3.md"
};

static const unsigned char file_guidance_clauses_6_md[] = {
#embed "data/guidance/clauses/6.md"
};

static const unsigned char file_guidance_clauses_7_1_md[] = {
#embed "data/guidance/clauses/7.1.md"
};

static const unsigned char file_guidance_clauses_7_2_md[] = {
#embed "data/guidance/clauses/7.2.md"
};

static const unsigned char file_guidance_clauses_7_3_md[] = {
#embed "data/guidance/clauses/7.3.md"
};

static const unsigned char file_guidance_clauses_7_4_md[] = {
#embed "data/guidance/clauses/7.4.md"
};

static const unsigned char file_guidance_clauses_7_5_1_md[] = {
#embed "data/guidance/clauses/7.5.1.md"
};

static const unsigned char file_guidance_clauses_7_5_2_md[] = {
#embed "data/guidance/clauses/7.5.2.md"
};

static const unsigned char file_guidance_clauses_7_5_3_md[] = {
#embed "data/guidance/clauses/7.5.3.md"
};

static const unsigned char file_guidance_clauses_7_5_md[] = {
#embed "data/guidance/clauses/7.5.md"
};

static const unsigned char file_guidance_clauses_7_md[] = {
#embed "data/guidance/clauses/7.md"
};

static const unsigned char file_guidance_clauses_8_1_md[] = {
#embed "data/guidance/clauses/8.1.md"
};

static const unsigned char file_guidance_clauses_8_2_md[] = {
#embed "data/guidance/clauses/8.2.md"
};

static const unsigned char file_guidance_clauses_8_3_md[] = {
#embed "data/guidance/clauses/8.3.md"
};

static const unsigned char file_guidance_clauses_8_md[] = {
#embed "data/guidance/clauses/8.md"
};

static const unsigned char file_guidance_clauses_9_1_md[] = {
#embed "data/guidance/clauses/9.1.md"
};

static const unsigned char file_guidance_clauses_9_2_1_md[] = {
#embed "data/guidance/clauses/9.2.1.md"
};

static const unsigned char file_guidance_clauses_9_2_2_md[] = {
#embed "data/guidance/clauses/9.2.2.md"
};

static const unsigned char file_guidance_clauses_9_2_md[] = {
#embed "data/guidance/clauses/9.2.md"
};

static const unsigned char file_guidance_clauses_9_3_1_md[] = {
#embed "data/guidance/clauses/9.3.1.md"
};

static const unsigned char file_guidance_clauses_9_3_2_md[] = {
#embed "data/guidance/clauses/9.3.2.md"
};

static const unsigned char file_guidance_clauses_9_3_3_md[] = {
#embed "data/guidance/clauses/9.3.3.md"
};

static const unsigned char file_guidance_clauses_9_3_md[] = {
#embed "data/guidance/clauses/9.3.md"
};

static const unsigned char file_guidance_clauses_9_md[] = {
#embed "data/guidance/clauses/9.md"
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

static const unsigned char file_legal_terms_csv[] = {
#embed "data/legal-terms.csv"
};

static const unsigned char file_lessons_01_phishing_and_pretexting_md[] = {
#embed "data/lessons/01-phishing-and-pretexting.md"
};

static const unsigned char file_lessons_02_passwords_passkeys_and_second_factors_md[] = {
#embed "data/lessons/02-passwords-passkeys-and-second-factors.md"
};

static const unsigned char file_lessons_03_handling_information_by_class_md[] = {
#embed "data/lessons/03-handling-information-by-class.md"
};

static const unsigned char file_lessons_04_devices_and_working_anywhere_md[] = {
#embed "data/lessons/04-devices-and-working-anywhere.md"
};

static const unsigned char file_lessons_05_reporting_incidents_early_md[] = {
#embed "data/lessons/05-reporting-incidents-early.md"
};

static const unsigned char file_lessons_06_personal_data_md[] = {
#embed "data/lessons/06-personal-data.md"
};

static const unsigned char file_lessons_07_sharing_and_sending_md[] = {
#embed "data/lessons/07-sharing-and-sending.md"
};

static const unsigned char file_lessons_08_ai_assistants_and_other_new_tools_md[] = {
#embed "data/lessons/08-ai-assistants-and-other-new-tools.md"
};

static const unsigned char file_lessons_09_software_and_browser_extensions_md[] = {
#embed "data/lessons/09-software-and-browser-extensions.md"
};

static const unsigned char file_lessons_10_visitors_offices_and_clear_desks_md[] = {
#embed "data/lessons/10-visitors-offices-and-clear-desks.md"
};

static const unsigned char file_lessons_11_secrets_in_code_and_chat_md[] = {
#embed "data/lessons/11-secrets-in-code-and-chat.md"
};

static const unsigned char file_lessons_12_leaving_moving_and_access_you_no_longer_need_md[] = {
#embed "data/lessons/12-leaving-moving-and-access-you-no-longer-need.md"
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

static const unsigned char file_questions_csv[] = {
#embed "data/questions.csv"
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

static const unsigned char file_time_zones_bin[] = {
#embed "data/time-zones.bin"
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
    FILE_ENTRY("documents/acceptable-use.md", file_documents_acceptable_use_md),
    FILE_ENTRY("documents/access-control.md", file_documents_access_control_md),
    FILE_ENTRY("documents/asset-management.md", file_documents_asset_management_md),
    FILE_ENTRY("documents/backup.md", file_documents_backup_md),
    FILE_ENTRY("documents/change-management.md", file_documents_change_management_md),
    FILE_ENTRY("documents/clear-desk.md", file_documents_clear_desk_md),
    FILE_ENTRY("documents/cloud-services.md", file_documents_cloud_services_md),
    FILE_ENTRY("documents/competence-awareness.md", file_documents_competence_awareness_md),
    FILE_ENTRY("documents/continuity.md", file_documents_continuity_md),
    FILE_ENTRY("documents/corrective-action.md", file_documents_corrective_action_md),
    FILE_ENTRY("documents/cryptography.md", file_documents_cryptography_md),
    FILE_ENTRY("documents/documented-information.md", file_documents_documented_information_md),
    FILE_ENTRY("documents/endpoint-devices.md", file_documents_endpoint_devices_md),
    FILE_ENTRY("documents/human-resources-security.md", file_documents_human_resources_security_md),
    FILE_ENTRY("documents/incident-management.md", file_documents_incident_management_md),
    FILE_ENTRY("documents/information-security-policy.md", file_documents_information_security_policy_md),
    FILE_ENTRY("documents/information-transfer.md", file_documents_information_transfer_md),
    FILE_ENTRY("documents/internal-audit.md", file_documents_internal_audit_md),
    FILE_ENTRY("documents/isms-manual.md", file_documents_isms_manual_md),
    FILE_ENTRY("documents/logging-monitoring.md", file_documents_logging_monitoring_md),
    FILE_ENTRY("documents/physical-security.md", file_documents_physical_security_md),
    FILE_ENTRY("documents/privacy.md", file_documents_privacy_md),
    FILE_ENTRY("documents/remote-working.md", file_documents_remote_working_md),
    FILE_ENTRY("documents/retention-deletion.md", file_documents_retention_deletion_md),
    FILE_ENTRY("documents/risk-management.md", file_documents_risk_management_md),
    FILE_ENTRY("documents/secure-development.md", file_documents_secure_development_md),
    FILE_ENTRY("documents/supplier-security.md", file_documents_supplier_security_md),
    FILE_ENTRY("documents/threat-intelligence.md", file_documents_threat_intelligence_md),
    FILE_ENTRY("documents/vulnerability-management.md", file_documents_vulnerability_management_md),
    FILE_ENTRY("frameworks.csv", file_frameworks_csv),
    FILE_ENTRY("gdpr-articles.csv", file_gdpr_articles_csv),
    FILE_ENTRY("guidance/clauses/10.1.md", file_guidance_clauses_10_1_md),
    FILE_ENTRY("guidance/clauses/10.2.md", file_guidance_clauses_10_2_md),
    FILE_ENTRY("guidance/clauses/10.md", file_guidance_clauses_10_md),
    FILE_ENTRY("guidance/clauses/4.1.md", file_guidance_clauses_4_1_md),
    FILE_ENTRY("guidance/clauses/4.2.md", file_guidance_clauses_4_2_md),
    FILE_ENTRY("guidance/clauses/4.3.md", file_guidance_clauses_4_3_md),
    FILE_ENTRY("guidance/clauses/4.4.md", file_guidance_clauses_4_4_md),
    FILE_ENTRY("guidance/clauses/4.md", file_guidance_clauses_4_md),
    FILE_ENTRY("guidance/clauses/5.1.md", file_guidance_clauses_5_1_md),
    FILE_ENTRY("guidance/clauses/5.2.md", file_guidance_clauses_5_2_md),
    FILE_ENTRY("guidance/clauses/5.3.md", file_guidance_clauses_5_3_md),
    FILE_ENTRY("guidance/clauses/5.md", file_guidance_clauses_5_md),
    FILE_ENTRY("guidance/clauses/6.1.1.md", file_guidance_clauses_6_1_1_md),
    FILE_ENTRY("guidance/clauses/6.1.2.md", file_guidance_clauses_6_1_2_md),
    FILE_ENTRY("guidance/clauses/6.1.3.md", file_guidance_clauses_6_1_3_md),
    FILE_ENTRY("guidance/clauses/6.1.md", file_guidance_clauses_6_1_md),
    FILE_ENTRY("guidance/clauses/6.2.md", file_guidance_clauses_6_2_md),
    FILE_ENTRY("guidance/clauses/6.3.md", file_guidance_clauses_6_3_md),
    FILE_ENTRY("guidance/clauses/6.md", file_guidance_clauses_6_md),
    FILE_ENTRY("guidance/clauses/7.1.md", file_guidance_clauses_7_1_md),
    FILE_ENTRY("guidance/clauses/7.2.md", file_guidance_clauses_7_2_md),
    FILE_ENTRY("guidance/clauses/7.3.md", file_guidance_clauses_7_3_md),
    FILE_ENTRY("guidance/clauses/7.4.md", file_guidance_clauses_7_4_md),
    FILE_ENTRY("guidance/clauses/7.5.1.md", file_guidance_clauses_7_5_1_md),
    FILE_ENTRY("guidance/clauses/7.5.2.md", file_guidance_clauses_7_5_2_md),
    FILE_ENTRY("guidance/clauses/7.5.3.md", file_guidance_clauses_7_5_3_md),
    FILE_ENTRY("guidance/clauses/7.5.md", file_guidance_clauses_7_5_md),
    FILE_ENTRY("guidance/clauses/7.md", file_guidance_clauses_7_md),
    FILE_ENTRY("guidance/clauses/8.1.md", file_guidance_clauses_8_1_md),
    FILE_ENTRY("guidance/clauses/8.2.md", file_guidance_clauses_8_2_md),
    FILE_ENTRY("guidance/clauses/8.3.md", file_guidance_clauses_8_3_md),
    FILE_ENTRY("guidance/clauses/8.md", file_guidance_clauses_8_md),
    FILE_ENTRY("guidance/clauses/9.1.md", file_guidance_clauses_9_1_md),
    FILE_ENTRY("guidance/clauses/9.2.1.md", file_guidance_clauses_9_2_1_md),
    FILE_ENTRY("guidance/clauses/9.2.2.md", file_guidance_clauses_9_2_2_md),
    FILE_ENTRY("guidance/clauses/9.2.md", file_guidance_clauses_9_2_md),
    FILE_ENTRY("guidance/clauses/9.3.1.md", file_guidance_clauses_9_3_1_md),
    FILE_ENTRY("guidance/clauses/9.3.2.md", file_guidance_clauses_9_3_2_md),
    FILE_ENTRY("guidance/clauses/9.3.3.md", file_guidance_clauses_9_3_3_md),
    FILE_ENTRY("guidance/clauses/9.3.md", file_guidance_clauses_9_3_md),
    FILE_ENTRY("guidance/clauses/9.md", file_guidance_clauses_9_md),
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
    FILE_ENTRY("legal-terms.csv", file_legal_terms_csv),
    FILE_ENTRY("lessons/01-phishing-and-pretexting.md", file_lessons_01_phishing_and_pretexting_md),
    FILE_ENTRY("lessons/02-passwords-passkeys-and-second-factors.md", file_lessons_02_passwords_passkeys_and_second_factors_md),
    FILE_ENTRY("lessons/03-handling-information-by-class.md", file_lessons_03_handling_information_by_class_md),
    FILE_ENTRY("lessons/04-devices-and-working-anywhere.md", file_lessons_04_devices_and_working_anywhere_md),
    FILE_ENTRY("lessons/05-reporting-incidents-early.md", file_lessons_05_reporting_incidents_early_md),
    FILE_ENTRY("lessons/06-personal-data.md", file_lessons_06_personal_data_md),
    FILE_ENTRY("lessons/07-sharing-and-sending.md", file_lessons_07_sharing_and_sending_md),
    FILE_ENTRY("lessons/08-ai-assistants-and-other-new-tools.md", file_lessons_08_ai_assistants_and_other_new_tools_md),
    FILE_ENTRY("lessons/09-software-and-browser-extensions.md", file_lessons_09_software_and_browser_extensions_md),
    FILE_ENTRY("lessons/10-visitors-offices-and-clear-desks.md", file_lessons_10_visitors_offices_and_clear_desks_md),
    FILE_ENTRY("lessons/11-secrets-in-code-and-chat.md", file_lessons_11_secrets_in_code_and_chat_md),
    FILE_ENTRY("lessons/12-leaving-moving-and-access-you-no-longer-need.md", file_lessons_12_leaving_moving_and_access_you_no_longer_need_md),
    FILE_ENTRY("map-annex-a-gdpr.csv", file_map_annex_a_gdpr_csv),
    FILE_ENTRY("map-annex-a-soc2.csv", file_map_annex_a_soc2_csv),
    FILE_ENTRY("map-clauses-soc2.csv", file_map_clauses_soc2_csv),
    FILE_ENTRY("map-iso27001-csf2.csv", file_map_iso27001_csf2_csv),
    FILE_ENTRY("nist-csf-2.0.csv", file_nist_csf_2_0_csv),
    FILE_ENTRY("questions.csv", file_questions_csv),
    FILE_ENTRY("scenarios.csv", file_scenarios_csv),
    FILE_ENTRY("soc2-tsc-2017.csv", file_soc2_tsc_2017_csv),
    FILE_ENTRY("threats.csv", file_threats_csv),
    FILE_ENTRY("time-zones.bin", file_time_zones_bin),
    FILE_ENTRY("vulnerabilities.csv", file_vulnerabilities_csv),
};

const CatalogDataFile *catalogDataFiles(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
