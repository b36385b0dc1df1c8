-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "lastAnswer" TEXT,
ADD COLUMN     "listedCalls" JSONB;
