-- An import asks for each piece of its rows who of these families is registered already.
CREATE INDEX person_family_name_folded ON "Person" (lower("familyName"));
