-- AlterTable
ALTER TABLE "CallInterest" ADD COLUMN     "remindAt" TIMESTAMPTZ(3)[];

-- AlterTable
ALTER TABLE "Subscription" ADD COLUMN     "pausedTo" TIMESTAMPTZ(3);
