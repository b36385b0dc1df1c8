-- When a person was shown what waited for them in the terminal.
ALTER TABLE "Delivery" ADD COLUMN IF NOT EXISTS "seenAt" TIMESTAMPTZ(3);

-- Which process runs a job: a run whose process is gone before it finished died.
ALTER TABLE "JobRun" ADD COLUMN "startedBy" TEXT;

-- What the worker asks every second. The schema language cannot say partial indexes.
CREATE INDEX "Delivery_to_update" ON "Delivery"("availableAt") WHERE "status" = 'sent' AND "shown" < "wanted";
CREATE INDEX "Delivery_in_hand" ON "Delivery"("heldBy") WHERE "heldBy" IS NOT NULL;
