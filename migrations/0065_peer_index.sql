-- Whom a result is compared with is found from this index alone: the snapshots themselves are wide.
drop index assessment_snapshot_peers;
create index assessment_snapshot_peers on assessment_snapshot (framework_id, framework_version, company_id, submitted_at desc, id)
  include (naics, size_class, region_code) where superseded_by is null;
