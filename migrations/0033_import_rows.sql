-- What an import needs to know of each row beyond its own values, and indexes for taking rows back.
alter table import_row
  -- An earlier row of the file that states the same firm: this one only adds to it.
  add column same_as_row integer,
  -- What the row would fill and where it differs, for rows whose firm is in the register.
  add column changes jsonb,
  -- The person who decided; null when the dry run did.
  add column decided_by text;

create index import_row_same_as on import_row (batch_id, same_as_row) where same_as_row is not null;

-- Undoing an import deletes firms; each deletion looks here for who still points at it.
create index import_row_company on import_row (company_id) where company_id is not null;
create index company_merged_into on company (merged_into) where merged_into is not null;
