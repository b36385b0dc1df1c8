-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "shownCalls" JSONB;
