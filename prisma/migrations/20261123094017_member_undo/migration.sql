-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "undo" JSONB;
