-- The photo of a registration is one that was sent for that registration: another person's face on a badge is refused
-- whatever path writes it, and a photo in use cannot be given to somebody else.
CREATE UNIQUE INDEX photo_of_delegate_unique ON "Photo" ("id", "delegateId");
ALTER TABLE "Delegate" ADD CONSTRAINT delegate_photo_is_own
  FOREIGN KEY ("photoId", "id") REFERENCES "Photo" ("id", "delegateId") ON DELETE RESTRICT ON UPDATE NO ACTION;
