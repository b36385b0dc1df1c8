-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "digestDays" INTEGER[] DEFAULT ARRAY[1]::INTEGER[];
-- The day that each person had chosen is kept.
UPDATE "Member" SET "digestDays" = ARRAY["digestDay"];
ALTER TABLE "Member" DROP COLUMN "digestDay";

-- AlterTable
ALTER TABLE "Subscription" ADD COLUMN     "amountMax" DOUBLE PRECISION,
ADD COLUMN     "amountMin" DOUBLE PRECISION,
ADD COLUMN     "currency" TEXT;
