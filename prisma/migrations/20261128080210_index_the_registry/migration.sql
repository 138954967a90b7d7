-- The registry is leafed through by code, within a type.
CREATE INDEX "Organization_type_code_idx" ON "Organization"("type", "code");
